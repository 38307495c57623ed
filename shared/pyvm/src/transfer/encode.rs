//! From values to a graph.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::machine::Interpreter;
use crate::object::{
    Attributes, Exception, Extended, Instance, Iter, Kind, Mutex, Object, Raise, Ref, Result, Value,
    class_name, class_of, find, is_class, lock, repr,
};
use crate::transfer::custom::Shared;
use crate::transfer::graph::{ExceptionFill, Fill, Graph, Handle, Item, Node, Walk};
use crate::transfer::image::Codes;
use crate::transfer::{custom, place, registry};

/// What a pickle came to.
pub(crate) enum Dumped {
    Bytes(Vec<u8>),
    /// Objects whose classes have pickle methods of their own, which only Python code can call.
    Asks(Vec<Value>),
}

/// Objects may be nested this deep, where each is an unchangeable part of the next.
const MOST_NESTED: usize = 400;

/// The methods by which a class pickles its objects itself.
const OWN_WAYS: [&str; 4] = ["__reduce_ex__", "__reduce__", "__getstate__", "__getnewargs__"];

/// What an encoder makes.
pub(super) enum Way<'a> {
    /// A pickle. The pairs are objects and the states that their classes gave.
    Pickle { states: &'a [(Value, Value)] },
    /// An image, made by this thread.
    Image { codes: Codes, thread: u64 },
}

pub(super) struct Encoder<'a> {
    pub(super) interpreter: &'a Arc<Interpreter>,
    pub(super) way: Way<'a>,
    nodes: Vec<Node>,
    fills: Vec<(u32, Fill)>,
    known: HashMap<usize, u32>,
    /// What `known` knows by its address must not die meanwhile.
    kept: Vec<Ref>,
    /// Objects whose changeable parts are still to be encoded.
    waiting: VecDeque<(u32, Ref)>,
    asks: Vec<Value>,
    pub(super) handles: Vec<Handle>,
}

/// A pickle, as `pickle.dumps` makes it.
pub(super) fn dumps(
    value: &Value,
    states: &[(Value, Value)],
    interpreter: &Arc<Interpreter>,
) -> Result<Dumped> {
    let mut encoder = Encoder::new(interpreter, Way::Pickle { states });
    let root = encoder.item(value, 0)?;
    encoder.finish()?;
    if !encoder.asks.is_empty() {
        return Ok(Dumped::Asks(encoder.asks));
    }
    encoder.into_bytes(root, Vec::new()).map(Dumped::Bytes)
}

impl<'a> Encoder<'a> {
    pub(super) fn new(interpreter: &'a Arc<Interpreter>, way: Way<'a>) -> Self {
        Self {
            interpreter,
            way,
            nodes: Vec::new(),
            fills: Vec::new(),
            known: HashMap::new(),
            kept: Vec::new(),
            waiting: VecDeque::new(),
            asks: Vec::new(),
            handles: Vec::new(),
        }
    }

    pub(super) fn into_bytes(
        self,
        root: Item,
        globals: Vec<(String, Vec<(String, Item)>)>,
    ) -> Result<Vec<u8>> {
        let graph = Graph { nodes: self.nodes, fills: self.fills, root, globals };
        postcard::to_stdvec(&graph).map_err(|error| Raise::value_error(format!("cannot pickle: {error}")))
    }

    pub(super) fn is_image(&self) -> bool {
        matches!(self.way, Way::Image { .. })
    }

    /// Encodes what is still to be filled in.
    pub(super) fn finish(&mut self) -> Result<()> {
        while let Some((number, object)) = self.waiting.pop_front() {
            self.fill(number, &object)?;
        }
        Ok(())
    }

    /// A value, encoded with what it is made of; its changeable parts wait.
    pub(super) fn item(&mut self, value: &Value, depth: usize) -> Result<Item> {
        if depth > MOST_NESTED {
            return Err(Raise::recursion_error("maximum recursion depth exceeded while pickling an object"));
        }
        Ok(match value {
            Value::Null => Item::Null,
            Value::None => Item::None,
            Value::False => Item::False,
            Value::True => Item::True,
            Value::Int(i) => Item::Int(*i),
            Value::Float(f) => Item::Float(f.get()),
            Value::Native(_) | Value::Type(_) => match registry::path_of(value) {
                Some(path) => Item::Native(path.to_owned()),
                None => self.missing(value)?,
            },
            Value::Module(module) if self.is_image() => Item::Module(module.name.to_owned()),
            Value::Module(_) => return Err(cannot_pickle("module")),
            Value::Iter(_) => self.missing(value)?,
            Value::Object(object) => {
                if let Some(number) = self.known.get(&Ref::as_ptr(object).addr()) {
                    return Ok(Item::Node(*number));
                }
                let node = match self.is_image() {
                    true => self.image_node(value, object, depth + 1)?,
                    false => self.pickle_node(value, object, depth + 1)?,
                };
                self.add(object, node)?
            }
        })
    }

    pub(super) fn items(&mut self, values: &[Value], depth: usize) -> Result<Vec<Item>> {
        values.iter().map(|value| self.item(value, depth)).collect()
    }

    fn add(&mut self, object: &Ref, node: Node) -> Result<Item> {
        let number = u32::try_from(self.nodes.len())
            .map_err(|_| Raise::memory_error("more objects than this machine sends to another process"))?;
        let changes = matches!(
            node,
            Node::List
                | Node::Dict
                | Node::Set
                | Node::Deque(_)
                | Node::Cell
                | Node::Function(_)
                | Node::Class(_)
                | Node::Instance(_)
                | Node::Extended(..)
                | Node::Exception(_)
                | Node::Call(..)
        );
        self.nodes.push(node);
        self.known.insert(Ref::as_ptr(object).addr(), number);
        self.kept.push(object.clone());
        if changes {
            self.waiting.push_back((number, object.clone()));
        }
        Ok(Item::Node(number))
    }

    /// What cannot travel: an error in a pickle, a stand-in in an image.
    fn missing(&mut self, value: &Value) -> Result<Item> {
        if !self.is_image() {
            return Err(cannot_pickle(&value.type_name()));
        }
        let node = self.stand_in(value)?;
        let number = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(node);
        Ok(Item::Node(number))
    }

    /// The node of what pickles and images have alike; `None` for any other kind.
    pub(super) fn plain_node(&mut self, object: &Ref, depth: usize) -> Result<Option<Node>> {
        Ok(Some(match &object.kind {
            Kind::Str(text) => Node::Str(text.to_string()),
            Kind::Bytes(bytes) => Node::Bytes(bytes.to_vec()),
            Kind::Complex(real, imag) => Node::Complex(*real, *imag),
            Kind::BigInt(_) => Node::BigInt(repr(&Value::Object(object.clone()))),
            Kind::Tuple(items) => Node::Tuple(self.items(items, depth)?),
            Kind::FrozenSet(set) => {
                let members: Vec<Value> = set.iter().cloned().collect();
                Node::FrozenSet(self.items(&members, depth)?)
            }
            Kind::List(_) => Node::List,
            Kind::Dict(_) => Node::Dict,
            Kind::Set(_) => Node::Set,
            Kind::Deque(deque) => Node::Deque(lock(deque).limit().map(|limit| limit as u64)),
            Kind::Range(range) => Node::Range(range.start, range.stop, range.step),
            Kind::Slice(slice) => Node::Slice([
                self.item(&slice.start, depth)?,
                self.item(&slice.stop, depth)?,
                self.item(&slice.step, depth)?,
            ]),
            Kind::Iterator(iter) => {
                let iter = lock(iter).clone();
                match iter {
                    Iter::Range { next, step, left } => Node::Iterator(Walk::Range(next, step, left)),
                    Iter::Sequence { of, at } => {
                        Node::Iterator(Walk::Sequence(self.item(&Value::Object(of), depth)?, at as u64))
                    }
                    Iter::Backwards { of, left } => {
                        Node::Iterator(Walk::Backwards(self.item(&Value::Object(of), depth)?, left as u64))
                    }
                    _ => return Ok(None),
                }
            }
            Kind::Exception(exception) => Node::Exception(self.item(&exception.class, depth)?),
            Kind::Extended(extended) => {
                let class = self.item(&Value::Object(extended.instance.class_ref().clone()), depth)?;
                Node::Extended(class, self.item(&extended.payload, depth)?)
            }
            Kind::Instance(instance) => {
                Node::Instance(self.item(&Value::Object(instance.class_ref().clone()), depth)?)
            }
            Kind::Custom(object) => match object.as_any().downcast_ref::<Shared>() {
                Some(shared) => {
                    self.handles.push(shared.0);
                    Node::Handle(shared.0)
                }
                None => match custom::save(&**object) {
                    Some((kind, bytes)) => Node::Custom(kind, bytes),
                    None => return Ok(None),
                },
            },
            _ => return Ok(None),
        }))
    }

    fn pickle_node(&mut self, value: &Value, object: &Ref, depth: usize) -> Result<Node> {
        if let Some(place) = place::of(value, self.interpreter) {
            let (module, qualname) = place?;
            return Ok(Node::Global(module, qualname));
        }
        if let Kind::Instance(Instance { .. }) | Kind::Extended(_) | Kind::Exception(_) = &object.kind {
            if let Some(global) = self.constant_of_its_class(value) {
                return Ok(global);
            }
            match self.own_state(value) {
                Some(Some(state)) => {
                    if let Some(Kind::Tuple(parts)) = state.kind()
                        && let [callable, arguments, ..] = &parts[..]
                    {
                        let (callable, arguments) =
                            (self.item(callable, depth)?, self.item(arguments, depth)?);
                        return Ok(Node::Call(callable, arguments));
                    }
                }
                Some(None) => self.asks.push(value.clone()),
                None => {}
            }
        }
        if let Some(node) = self.plain_node(object, depth)? {
            return Ok(node);
        }
        match &object.kind {
            Kind::Method(method) => {
                let name = match &method.function {
                    Value::Native(function) => function.name.to_owned(),
                    function => match function.kind() {
                        Some(Kind::Function(function)) => function.code.name.to_string(),
                        _ => return Err(cannot_pickle("method")),
                    },
                };
                Ok(Node::Named(self.item(&method.receiver, depth)?, name))
            }
            Kind::Lock(lock) if lock.reentrant => Err(cannot_pickle("_thread.RLock")),
            Kind::Lock(_) => Err(cannot_pickle("_thread.lock")),
            Kind::View(_) => Err(cannot_pickle(&value.type_name())),
            _ => Err(cannot_pickle(&class_name(&class_of(value)))),
        }
    }

    /// An object that its class has under its own name, a member of an enumeration say.
    fn constant_of_its_class(&self, value: &Value) -> Option<Node> {
        let class = class_of(value);
        find(&class, "_member_map_")?;
        let attributes = attributes_of(value)?;
        let name = lock(attributes).named("_name_")?;
        let name = name.as_str()?.to_owned();
        find(&class, &name).filter(|found| found.is(value))?;
        match place::of(&class, self.interpreter)? {
            Ok((module, qualname)) => Some(Node::Global(module, format!("{qualname}.{name}"))),
            Err(_) => None,
        }
    }

    /// Whether the class pickles its objects itself, and the state that it gave.
    fn own_state(&self, value: &Value) -> Option<Option<Value>> {
        let Way::Pickle { states } = &self.way else { return None };
        let class = class_of(value);
        OWN_WAYS.iter().find(|name| is_python(find(&class, name)))?;
        Some(states.iter().find(|(of, _)| of.is(value)).map(|(_, state)| state.clone()))
    }

    fn fill(&mut self, number: u32, object: &Object) -> Result<()> {
        let fill = match &object.kind {
            _ if matches!(self.nodes.get(number as usize), Some(Node::Call(..))) => {
                self.state(object, &Mutex::default())?
            }
            Kind::List(items) => {
                let items = lock(items).clone();
                Fill::Items(self.items(&items, 0)?)
            }
            Kind::Set(set) => {
                let members: Vec<Value> = lock(set).iter().cloned().collect();
                Fill::Items(self.items(&members, 0)?)
            }
            Kind::Deque(deque) => {
                let items = lock(deque).snapshot();
                Fill::Items(self.items(&items, 0)?)
            }
            Kind::Dict(dict) => {
                let entries: Vec<(Value, Value)> =
                    lock(dict).iter().map(|(key, value)| (key.clone(), value.clone())).collect();
                let pairs = entries.iter().map(|(key, value)| Ok((self.item(key, 0)?, self.item(value, 0)?)));
                Fill::Pairs(pairs.collect::<Result<_>>()?)
            }
            Kind::Cell(cell) => {
                let value = lock(cell).clone();
                Fill::Cell(self.item(&value, 0)?)
            }
            Kind::Function(function) => Fill::Attributes(self.attributes(&function.attributes)?),
            Kind::Class(class) => Fill::Attributes(self.attributes(&class.attributes)?),
            Kind::Instance(instance) => self.state(object, &instance.attributes)?,
            Kind::Extended(extended) => {
                let extended: &Extended = extended;
                self.state(object, &extended.instance.attributes)?
            }
            Kind::Exception(exception) => {
                let fill = self.exception(exception)?;
                Fill::Exception(Box::new(fill))
            }
            _ => return Ok(()),
        };
        self.fills.push((number, fill));
        Ok(())
    }

    /// What is filled into an object: its attributes, or what its class says.
    fn state(&mut self, object: &Object, attributes: &Mutex<Attributes>) -> Result<Fill> {
        let given = match &self.way {
            Way::Pickle { states } => states
                .iter()
                .find(|(of, _)| matches!(of, Value::Object(of) if std::ptr::eq(&raw const **of, object)))
                .map(|(_, state)| state.clone()),
            Way::Image { .. } => None,
        };
        match given {
            None => Ok(Fill::Attributes(self.attributes(attributes)?)),
            Some(state) => match state.kind() {
                // A call's third part is the state, if there is one.
                Some(Kind::Tuple(parts)) if parts.len() >= 2 => {
                    let state = parts.get(2).cloned().unwrap_or(Value::None);
                    Ok(Fill::State(self.item(&state, 0)?))
                }
                Some(Kind::Tuple(parts)) => {
                    let state = parts.first().cloned().unwrap_or(Value::None);
                    Ok(Fill::State(self.item(&state, 0)?))
                }
                _ => Ok(Fill::State(self.item(&state, 0)?)),
            },
        }
    }

    fn exception(&mut self, exception: &Exception) -> Result<ExceptionFill> {
        let args = lock(&exception.args).clone();
        let args = self.items(&args, 0)?;
        let attributes = self.attributes(&exception.attributes)?;
        let (mut led_by, mut context_hidden) = ([Item::Null, Item::Null], false);
        if self.is_image() {
            let (cause, context) = {
                let story = lock(&exception.story);
                context_hidden = story.context_hidden;
                (story.cause.clone(), story.context.clone())
            };
            led_by = [self.item(&cause, 0)?, self.item(&context, 0)?];
        }
        Ok(ExceptionFill { args, attributes, led_by, context_hidden })
    }

    pub(super) fn attributes(&mut self, attributes: &Mutex<Attributes>) -> Result<Vec<(String, Item)>> {
        let all: Vec<_> = lock(attributes).iter().collect();
        all.iter().map(|(name, value)| Ok((name.to_string(), self.item(value, 0)?))).collect()
    }
}

fn attributes_of(value: &Value) -> Option<&Mutex<Attributes>> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Instance(instance) => Some(&instance.attributes),
            Kind::Extended(extended) => Some(&extended.instance.attributes),
            _ => None,
        },
        _ => None,
    }
}

/// Whether this is a method that a program, or the library, wrote.
pub(super) fn is_python(found: Option<Value>) -> bool {
    found.is_some_and(|found| !matches!(found, Value::Native(_)) && !is_class(&found))
}

fn cannot_pickle(what: &str) -> Raise {
    Raise::type_error(match what {
        "TextIOWrapper" | "BufferedReader" | "BufferedWriter" => format!("cannot pickle '{what}' instances"),
        _ => format!("cannot pickle '{what}' object"),
    })
}
