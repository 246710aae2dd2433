//! Files are written safely: nothing of other people is replaced, nothing forged is believed.

mod desk;
mod layouts;
mod matrix;
mod values;
