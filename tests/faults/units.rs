//! Amounts in 元 where 万元 are meant, and large changes from year to year.
