//! Files are written safely: nothing of other people is replaced, nothing forged is believed.
