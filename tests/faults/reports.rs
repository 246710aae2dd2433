//! Reports begin with a verdict, and their codes and places can be pasted back.
