//! Files that cost much: small inputs that would take more memory or time than a machine has.
