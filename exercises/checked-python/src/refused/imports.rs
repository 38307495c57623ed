//! What an answer imports.

use super::search::Search;
use ruff_python_ast::Stmt;
use ruff_python_ast::visitor::{Visitor, walk_stmt};

/// Collects the names that imports bind, and refuses modules.
pub(super) struct Imports<'s, 'm>(pub(super) &'s mut Search<'m>);

impl<'a> Visitor<'a> for Imports<'_, '_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.0.module(alias, alias.name.as_str());
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.0.bound(alias, name);
                    self.0.imported.push((name.to_string(), true));
                }
            }
            Stmt::ImportFrom(import) => {
                self.0.module(import, import.module.as_ref().map_or("", |module| module.as_str()));
                for alias in &import.names {
                    if alias.name.as_str() == "*" {
                        self.0.refuse(alias, "name what you import: `*` can be anything.");
                    }
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.0.bound(alias, name);
                    self.0.imported.push((name.to_string(), false));
                }
            }
            other => walk_stmt(self, other),
        }
    }
}
