//! What every lesson program shares: arguments, page layout, tables.
