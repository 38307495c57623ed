//! Images: what a forked process starts with.
//!
//! CPython's `fork` copies the memory of the whole process. Here the copy is made of what the globals of all loaded
//! modules lead to, so the child goes on with its parent's state, and nothing is imported again. What cannot be copied
//! (an open file, a generator) becomes a stand-in that says so when it is used.

use std::collections::HashMap;
use std::sync::Arc;

use crate::bytecode::{Code, Program};
use crate::library;
use crate::machine::{Interpreter, ThreadState};
use crate::object::{Kind, Namespace, Owner, Ref, Result, Value, lock};
use crate::rules::Python;
use crate::transfer::decode::{Loaded, Step, decode};
use crate::transfer::encode::{Encoder, Way};
use crate::transfer::graph::{ClassNode, CodePlace, FunctionNode, Graph, Handle, Item, Node};
use crate::transfer::registry;

/// An image, and the ends of shared objects that are in it.
pub(crate) struct Image {
    pub(crate) bytes: Vec<u8>,
    pub(crate) handles: Vec<Handle>,
}

/// Where each code object of the loaded modules is.
pub(super) struct Codes(HashMap<usize, CodePlace>);

impl Codes {
    fn new(interpreter: &Interpreter) -> Self {
        let mut codes = Self(HashMap::new());
        codes.add(None, &mut Vec::new(), interpreter.code());
        for name in interpreter.module_names() {
            if let Some(program) = library::program(&name) {
                codes.add(Some(&name), &mut Vec::new(), &program.code);
            }
        }
        codes
    }

    fn add(&mut self, module: Option<&str>, path: &mut Vec<u32>, code: &Arc<Code>) {
        let place = CodePlace { module: module.map(str::to_owned), path: path.clone() };
        self.0.insert(Arc::as_ptr(code).addr(), place);
        for (constant, at) in code.constants.iter().zip(0..) {
            if let Some(Kind::Code(inner)) = constant.kind() {
                path.push(at);
                self.add(module, path, inner);
                path.pop();
            }
        }
    }

    fn place(&self, code: &Arc<Code>) -> Option<CodePlace> {
        self.0.get(&Arc::as_ptr(code).addr()).cloned()
    }
}

/// The code at a place.
pub(super) fn code_at(place: &CodePlace, interpreter: &Interpreter) -> Option<Arc<Code>> {
    let mut code = match &place.module {
        None => interpreter.code().clone(),
        Some(name) => library::program(name)?.code.clone(),
    };
    for at in &place.path {
        code = match code.constants.get(*at as usize)?.kind()? {
            Kind::Code(inner) => inner.clone(),
            _ => return None,
        };
    }
    Some(code)
}

/// An image of an interpreter for a child that calls `callable`, made by this thread.
///
/// # Errors
/// `MemoryError` and `RecursionError` at this machine's limits.
pub(crate) fn image(callable: &Value, interpreter: &Arc<Interpreter>, thread: u64) -> Result<Image> {
    let codes = Codes::new(interpreter);
    let mut encoder = Encoder::new(interpreter, Way::Image { codes, thread });
    let root = Value::tuple(vec![callable.clone(), interpreter.standard_output()]);
    let root = encoder.item(&root, 0)?;
    let mut globals = Vec::new();
    let mut modules = vec![(String::new(), interpreter.main.clone())];
    modules.extend(interpreter.namespaces());
    for (name, namespace) in modules {
        let mut items = Vec::new();
        for (global, value) in namespace.all() {
            items.push((global.to_string(), encoder.item(&value, 0)?));
        }
        globals.push((name, items));
    }
    encoder.finish()?;
    let mut handles = std::mem::take(&mut encoder.handles);
    handles.sort_unstable();
    handles.dedup();
    Ok(Image { bytes: encoder.into_bytes(root, globals)?, handles })
}

/// An interpreter with an image's state, and the thread that makes the call it was made for.
///
/// # Errors
/// What is wrong with the image.
pub fn restore(
    bytes: &[u8],
    program: Program,
    python: Python,
    argv: Vec<String>,
) -> std::result::Result<(Arc<Interpreter>, ThreadState), String> {
    let graph: Graph = postcard::from_bytes(bytes).map_err(|_| "a malformed image".to_owned())?;
    let owner = Owner::new(python.rules.has_gil());
    owner.within(|| restore_in(graph, Interpreter::bare(program, python, "__main__", argv, owner.clone())))
}

fn restore_in(
    mut graph: Graph,
    interpreter: Arc<Interpreter>,
) -> std::result::Result<(Arc<Interpreter>, ThreadState), String> {
    for (name, _) in graph.globals.iter().filter(|(name, _)| !name.is_empty()) {
        interpreter.add_module(name).ok_or_else(|| format!("an image with an unknown module '{name}'"))?;
    }
    let globals = std::mem::take(&mut graph.globals);
    // The globals travel as one more list, so that they are decoded with everything else.
    let at = u32::try_from(graph.nodes.len()).map_err(|_| "an image that is too large")?;
    graph.nodes.push(Node::List);
    let items = globals.iter().flat_map(|(_, items)| items.iter().map(|(_, item)| item.clone()));
    graph.fills.push((at, super::graph::Fill::Items(items.collect())));
    let last = u32::try_from(graph.nodes.len()).map_err(|_| "an image that is too large")?;
    let root = std::mem::replace(&mut graph.root, Item::Node(last));
    graph.nodes.push(Node::Tuple(vec![root, Item::Node(at)]));
    let Step::Loaded(Loaded { value, repairs }) = decode(graph, &[], true, &interpreter)? else {
        return Err("an image that asks for calls".to_owned());
    };
    let malformed = || "a malformed image".to_owned();
    let Some(Kind::Tuple(parts)) = value.kind() else { return Err(malformed()) };
    let (Some(Kind::Tuple(root)), Some(Kind::List(values))) = (parts[0].kind(), parts[1].kind()) else {
        return Err(malformed());
    };
    let values = std::mem::take(&mut *lock(values));
    let mut values = values.into_iter();
    for (module, items) in &globals {
        let namespace: Arc<Namespace> = match module.is_empty() {
            true => interpreter.main.clone(),
            false => interpreter.namespace(module).ok_or_else(malformed)?,
        };
        for (name, _) in items {
            namespace.set(name, values.next().ok_or_else(malformed)?);
        }
    }
    let [callable, output] = &root[..] else { return Err(malformed()) };
    interpreter.set_standard_output(output.clone());
    let begin = interpreter.member_of("multiprocessing.process", "_begin_forked");
    let thread = interpreter.thread(0, begin, vec![callable.clone(), Value::list(repairs)]);
    Ok((interpreter, thread))
}

/// The thread of a spawned process that has imported the program: it makes the call that a pickle names.
pub fn begin_spawned(bytes: &[u8], interpreter: &Arc<Interpreter>) -> ThreadState {
    let begin = interpreter.member_of("multiprocessing.process", "_begin_spawned");
    interpreter.thread(0, begin, vec![Value::bytes(bytes)])
}

impl Encoder<'_> {
    /// The node of an object in an image.
    pub(super) fn image_node(&mut self, value: &Value, object: &Ref, depth: usize) -> Result<Node> {
        if let Some(node) = self.plain_node(object, depth)? {
            return Ok(node);
        }
        Ok(match &object.kind {
            Kind::Cell(_) => Node::Cell,
            Kind::View(view) => {
                Node::View(self.item(&Value::Object(view.dict.clone()), depth)?, view.part as u8)
            }
            Kind::Code(code) => match self.place(code) {
                Some(place) => Node::Code(place),
                None => self.stand_in(value)?,
            },
            Kind::Function(function) => {
                let Some(code) = self.place(&function.code) else { return self.stand_in(value) };
                let mut keyword_defaults = Vec::new();
                for (name, value) in &function.keyword_defaults {
                    keyword_defaults.push((name.to_string(), self.item(value, depth)?));
                }
                let module = &function.globals.module;
                let is_main = Arc::ptr_eq(&function.globals, &self.interpreter.main);
                Node::Function(Box::new(FunctionNode {
                    code,
                    module: (!is_main).then(|| module.to_string()),
                    defaults: self.items(&function.defaults, depth)?,
                    keyword_defaults,
                    closure: self.items(&function.closure, depth)?,
                }))
            }
            Kind::Method(method) => {
                Node::Method(self.item(&method.function, depth)?, self.item(&method.receiver, depth)?)
            }
            Kind::Property(property) => Node::Property([
                self.item(&property.get, depth)?,
                self.item(&property.set, depth)?,
                self.item(&property.delete, depth)?,
            ]),
            Kind::StaticMethod(function) => Node::StaticMethod(self.item(function, depth)?),
            Kind::ClassMethod(function) => Node::ClassMethod(self.item(function, depth)?),
            Kind::Super(of) => Node::Super(self.item(&of.after, depth)?, self.item(&of.receiver, depth)?),
            Kind::Class(class) => Node::Class(Box::new(ClassNode {
                name: class.name.to_string(),
                qualname: class.qualname.to_string(),
                module: class.module.to_string(),
                bases: self.items(&class.bases, depth)?,
                ancestors: self.items(&class.ancestors, depth)?,
                native: match class.native.and_then(|native| registry::path_of(&Value::Type(native))) {
                    Some(path) => Item::Native(path.to_owned()),
                    None => Item::Null,
                },
                finalizes: class.finalizes,
                intercepts: class.intercepts,
                metaclass: self.item(&class.metaclass, depth)?,
                annotate: self.item(&class.annotate, depth)?,
                slots: class.slots.as_ref().map(|names| names.iter().map(ToString::to_string).collect()),
            })),
            Kind::Module(module) => Node::Module(module.0.module.to_string()),
            Kind::Lock(lock) => {
                let state = lock.state();
                let own = matches!(self.way, Way::Image { thread, .. } if thread == state.holder);
                Node::Lock { reentrant: lock.reentrant, count: state.count, own }
            }
            _ => self.stand_in(value)?,
        })
    }

    /// What stands for an object that cannot be copied.
    pub(super) fn stand_in(&mut self, value: &Value) -> Result<Node> {
        let class = self.interpreter.member_of("multiprocessing.process", "_NotCopied");
        Ok(Node::Missing(self.item(&class, 0)?, value.type_name().into_owned()))
    }

    fn place(&self, code: &Arc<Code>) -> Option<CodePlace> {
        match &self.way {
            Way::Image { codes, .. } => codes.place(code),
            Way::Pickle { .. } => None,
        }
    }
}
