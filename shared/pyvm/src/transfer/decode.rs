//! From a graph to values.

use std::sync::Arc;

use crate::machine::Interpreter;
use crate::object::{
    Attributes, Class, Deque, Dict, Exception, Extended, Function, Instance, Iter, Kind, Lock, Method, Mutex,
    Object, Part, Property, Range, Ref, Set, Slice, Super, Type, Value, View, class_of, find, is_class, lock,
};
use crate::transfer::custom;
use crate::transfer::encode::is_python;
use crate::transfer::graph::{ClassNode, ExceptionFill, Fill, FunctionNode, Graph, Item, Node, Walk};
use crate::transfer::{image, place, registry};

type Decoded<T> = Result<T, String>;

/// How far a decoding came.
pub(crate) enum Step {
    Loaded(Loaded),
    /// Python code has to make this call first: a callable and the tuple of its arguments.
    Call(Value, Value),
}

/// A value that has arrived.
pub(crate) struct Loaded {
    pub(crate) value: Value,
    /// What Python code still has to do: tuples of what (`"state"`, `"dict"`, `"set"`), an object, and what belongs
    /// into it.
    pub(crate) repairs: Vec<Value>,
}

/// Decodes a graph. `made` is what the calls gave that earlier attempts asked for.
pub(super) fn decode(
    graph: Graph,
    made: &[Value],
    is_image: bool,
    interpreter: &Arc<Interpreter>,
) -> Decoded<Step> {
    let mut decoder =
        Decoder { interpreter, is_image, values: Vec::with_capacity(graph.nodes.len().min(1 << 16)) };
    let mut made = made.iter();
    for node in graph.nodes {
        let value = match node {
            Node::Call(callable, arguments) => match made.next() {
                Some(value) => value.clone(),
                None => return Ok(Step::Call(decoder.item(&callable)?, decoder.item(&arguments)?)),
            },
            node => decoder.build(node)?,
        };
        decoder.values.push(value);
    }
    let mut repairs = Vec::new();
    // Dicts and sets last: the hash of a key may depend on what it is made of.
    let (keyed, others): (Vec<_>, Vec<_>) = graph.fills.into_iter().partition(|(number, _)| {
        let value = decoder.values.get(*number as usize);
        matches!(value.and_then(Value::kind), Some(Kind::Dict(_) | Kind::Set(_)))
            && !matches!(value, Some(Value::Object(object)) if matches!(object.kind, Kind::Extended(_)))
    });
    for (number, fill) in others.into_iter().chain(keyed) {
        decoder.fill(number, fill, &mut repairs)?;
    }
    let value = decoder.item(&graph.root)?;
    Ok(Step::Loaded(Loaded { value, repairs }))
}

struct Decoder<'a> {
    interpreter: &'a Arc<Interpreter>,
    is_image: bool,
    values: Vec<Value>,
}

impl Decoder<'_> {
    fn item(&self, item: &Item) -> Decoded<Value> {
        Ok(match item {
            Item::Null => Value::Null,
            Item::None => Value::None,
            Item::False => Value::False,
            Item::True => Value::True,
            Item::Int(i) => Value::Int(*i),
            Item::Float(f) => Value::float(*f),
            Item::Node(number) => {
                self.values.get(*number as usize).cloned().ok_or("an object that is not there")?
            }
            Item::Native(path) => {
                registry::find(path).ok_or_else(|| format!("an unknown built-in '{path}'"))?
            }
            Item::Module(name) => crate::modules::find(name)
                .map(Value::Module)
                .ok_or_else(|| format!("an unknown module '{name}'"))?,
        })
    }

    fn items(&self, items: &[Item]) -> Decoded<Vec<Value>> {
        items.iter().map(|item| self.item(item)).collect()
    }

    fn build(&self, node: Node) -> Decoded<Value> {
        let of_image = matches!(
            node,
            Node::Cell
                | Node::Function(_)
                | Node::Code(_)
                | Node::Class(_)
                | Node::Module(_)
                | Node::Lock { .. }
                | Node::Super(..)
                | Node::Missing(..)
        );
        if of_image && !self.is_image {
            return Err("a pickle of what has none".to_owned());
        }
        Ok(Value::object(match node {
            Node::Str(text) => Kind::Str(text.into()),
            Node::Bytes(bytes) => Kind::Bytes(bytes.into()),
            Node::Complex(real, imag) => Kind::Complex(real, imag),
            Node::BigInt(digits) => {
                return crate::object::parse_integer(&digits)
                    .ok_or_else(|| "an integer that is none".to_owned());
            }
            Node::Tuple(items) => Kind::Tuple(self.items(&items)?),
            Node::FrozenSet(items) => {
                let mut set = Set::default();
                for member in self.items(&items)? {
                    set.add(member).map_err(|_| "a frozenset whose members only Python code can compare")?;
                }
                Kind::FrozenSet(Box::new(set))
            }
            Node::List => Kind::List(Mutex::default()),
            Node::Dict => Kind::Dict(Box::default()),
            Node::Set => Kind::Set(Box::default()),
            Node::Deque(limit) => {
                let limit = limit.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX));
                Kind::Deque(Box::new(Deque::new(Vec::new(), limit).into()))
            }
            Node::Cell => Kind::Cell(Mutex::default()),
            Node::Range(_, _, 0) => return Err("a range without a step".to_owned()),
            Node::Range(start, stop, step) => Kind::Range(Range { start, stop, step }),
            Node::Slice([start, stop, step]) => Kind::Slice(Box::new(Slice {
                start: self.item(&start)?,
                stop: self.item(&stop)?,
                step: self.item(&step)?,
            })),
            Node::View(dict, part) => {
                let dict = self.item(&dict)?;
                let part = match part {
                    0 => Part::Keys,
                    1 => Part::Values,
                    _ => Part::Items,
                };
                match dict {
                    Value::Object(dict) if matches!(dict.kind, Kind::Dict(_)) => {
                        Kind::View(View { dict, part })
                    }
                    _ => return Err("a view of what is no dict".to_owned()),
                }
            }
            Node::Iterator(walk) => Kind::Iterator(Box::new(self.walk(&walk)?.into())),
            Node::Function(node) => Kind::Function(Box::new(self.function(&node)?)),
            Node::Code(place) => {
                Kind::Code(image::code_at(&place, self.interpreter).ok_or("code that is not there")?)
            }
            Node::Method(function, receiver) => Kind::Method(Box::new(Method {
                function: self.item(&function)?,
                receiver: self.item(&receiver)?,
            })),
            Node::Named(receiver, name) => self.named(self.item(&receiver)?, &name)?,
            Node::Property([get, set, delete]) => Kind::Property(Box::new(Property {
                get: self.item(&get)?,
                set: self.item(&set)?,
                delete: self.item(&delete)?,
            })),
            Node::StaticMethod(function) => Kind::StaticMethod(self.item(&function)?),
            Node::ClassMethod(function) => Kind::ClassMethod(self.item(&function)?),
            Node::Super(after, receiver) => {
                Kind::Super(Box::new(Super { after: self.item(&after)?, receiver: self.item(&receiver)? }))
            }
            Node::Class(node) => Kind::Class(Box::new(self.class(*node)?)),
            Node::Instance(class) => Kind::Instance(Instance::new(class_ref(self.item(&class)?)?)),
            Node::Extended(class, payload) => {
                let instance = Instance::new(class_ref(self.item(&class)?)?);
                let payload = self.item(&payload)?;
                if matches!(&payload, Value::Object(object) if matches!(object.kind, Kind::Extended(_))) {
                    return Err("a container inside of itself".to_owned());
                }
                Kind::Extended(Box::new(Extended { instance, payload }))
            }
            Node::Exception(class) => {
                let class = self.item(&class)?;
                if !is_class(&class) {
                    return Err("an exception without a class".to_owned());
                }
                Kind::Exception(Box::new(Exception::new(class, Vec::new())))
            }
            Node::Module(name) => {
                let found = self.interpreter.module(&name);
                return found.ok_or_else(|| format!("an unknown module '{name}'"));
            }
            Node::Lock { reentrant, count, own } => {
                let lock = Lock::new(reentrant);
                lock.set_state(count, if own { 0 } else { u64::MAX });
                Kind::Lock(Box::new(lock))
            }
            Node::Global(module, qualname) => return self.global(module.as_deref(), &qualname),
            Node::Handle(handle) => return Ok(custom::shared(handle)),
            Node::Custom(kind, bytes) => {
                return custom::load(kind, &bytes).ok_or_else(|| "an unknown native object".to_owned());
            }
            Node::Missing(class, what) => {
                let instance = Instance::new(class_ref(self.item(&class)?)?);
                let old = lock(&instance.attributes).set("_what".into(), Value::str(what));
                drop(old);
                Kind::Instance(instance)
            }
            // It was made by a call.
            Node::Call(..) => return Err("a call in the wrong place".to_owned()),
        }))
    }

    fn global(&self, module: Option<&str>, qualname: &str) -> Decoded<Value> {
        if let Some(name) = module {
            self.interpreter.load(name);
        }
        place::look_up(module, qualname, self.interpreter).ok_or_else(|| {
            let module = module.unwrap_or(&self.interpreter.main.module);
            format!("Can't get attribute '{qualname}' on <module '{module}'>")
        })
    }

    /// A method of an object, or of a class.
    fn named(&self, receiver: Value, name: &str) -> Decoded<Kind> {
        let class = if is_class(&receiver) { receiver.clone() } else { class_of(&receiver) };
        let found = find(&class, name).ok_or_else(|| format!("no method '{name}'"))?;
        let function = match found.kind() {
            Some(Kind::ClassMethod(function) | Kind::StaticMethod(function)) => function.clone(),
            _ => found,
        };
        Ok(Kind::Method(Box::new(Method { function, receiver })))
    }

    fn walk(&self, walk: &Walk) -> Decoded<Iter> {
        let sequence = |item: &Item| match self.item(item)? {
            Value::Object(of)
                if matches!(of.kind, Kind::List(_) | Kind::Tuple(_) | Kind::Str(_) | Kind::Bytes(_)) =>
            {
                Ok(of)
            }
            _ => Err("an iterator over what is no sequence".to_owned()),
        };
        let whole =
            |place: u64| usize::try_from(place).map_err(|_| "an iterator that is out of range".to_owned());
        // In a string a place must not lie inside of a code point.
        let inside = |of: Ref, at: usize| match &of.kind {
            Kind::Str(text) if at < text.len() && !text.is_char_boundary(at) => {
                Err("an iterator that is out of place".to_owned())
            }
            _ => Ok((of, at)),
        };
        Ok(match walk {
            Walk::Range(next, step, left) => Iter::Range { next: *next, step: *step, left: *left },
            Walk::Sequence(of, at) => {
                let (of, at) = inside(sequence(of)?, whole(*at)?)?;
                Iter::Sequence { of, at }
            }
            Walk::Backwards(of, left) => {
                let (of, left) = inside(sequence(of)?, whole(*left)?)?;
                Iter::Backwards { of, left }
            }
        })
    }

    fn function(&self, node: &FunctionNode) -> Decoded<Function> {
        let code =
            image::code_at(&node.code, self.interpreter).ok_or("a function whose code is not there")?;
        let globals = match &node.module {
            None => self.interpreter.main.clone(),
            Some(name) => {
                self.interpreter.namespace(name).ok_or_else(|| format!("an unknown module '{name}'"))?
            }
        };
        // The instructions take the cells, and the names' places, for granted.
        let closure = self.items(&node.closure)?;
        let fits = node.code.module == node.module
            && closure.len() == code.free.len()
            && closure.iter().all(|cell| matches!(cell.kind(), Some(Kind::Cell(_))));
        if !fits {
            return Err("a function that does not fit its code".to_owned());
        }
        let mut keyword_defaults = Vec::new();
        for (name, value) in &node.keyword_defaults {
            keyword_defaults.push((self.interpreter.intern(name), self.item(value)?));
        }
        let defaults = self.items(&node.defaults)?;
        Ok(Function { defaults, keyword_defaults, closure, ..Function::new(code, globals) })
    }

    fn class(&self, node: ClassNode) -> Decoded<Class> {
        let classes = |items: &[Item]| {
            let classes = self.items(items)?;
            let all = classes.iter().all(is_class);
            if all { Ok(classes) } else { Err("a class that derives from none".to_owned()) }
        };
        let native: Option<&'static Type> = match self.item(&node.native)? {
            Value::Type(class) => Some(class),
            _ => None,
        };
        if node.finalizes {
            self.interpreter.note_finalizers();
        }
        Ok(Class {
            name: self.interpreter.intern(&node.name),
            qualname: self.interpreter.intern(&node.qualname),
            module: self.interpreter.intern(&node.module),
            bases: classes(&node.bases)?,
            ancestors: classes(&node.ancestors)?,
            metaclass: self.item(&node.metaclass)?,
            attributes: Mutex::default(),
            native,
            finalizes: node.finalizes,
            intercepts: node.intercepts,
            annotate: self.item(&node.annotate)?,
            slots: node.slots.map(|names| names.iter().map(|name| self.interpreter.intern(name)).collect()),
            shapes: crate::object::shape::Shapes::default(),
            others: crate::object::recast::Others::default(),
            subclasses: Mutex::default(),
            hidden: 0.into(),
            id: crate::object::next_class_id(),
        })
    }

    fn fill(&self, number: u32, fill: Fill, repairs: &mut Vec<Value>) -> Decoded<()> {
        let Some(value) = self.values.get(number as usize) else {
            return Err("an object that is not there".to_owned());
        };
        let Value::Object(object) = value else { return Ok(()) };
        let unfit = || Err("a part that does not fit its object".to_owned());
        match (fill, &object.kind) {
            (Fill::Items(items), Kind::List(list)) => {
                let items = self.items(&items)?;
                *lock(list) = items;
            }
            (Fill::Items(items), Kind::Set(set)) => {
                let mut late = Vec::new();
                for member in self.items(&items)? {
                    if lock(set).add(member.clone()).is_err() {
                        late.push(member);
                    }
                }
                if !late.is_empty() {
                    repairs.push(repair("set", value, Value::list(late)));
                }
            }
            (Fill::Items(items), Kind::Deque(deque)) => {
                let items = self.items(&items)?;
                drop(lock(deque).extend(items));
            }
            (Fill::Pairs(pairs), Kind::Dict(dict)) => self.entries(value, dict, &pairs, repairs)?,
            (Fill::Cell(item), Kind::Cell(cell)) => {
                let item = self.item(&item)?;
                *lock(cell) = item;
            }
            (Fill::Attributes(attributes), _) => self.attributes(value, object, &attributes, repairs)?,
            (Fill::State(Item::None), _) => {}
            (Fill::State(state), _) => repairs.push(repair("state", value, self.item(&state)?)),
            (Fill::Exception(fill), Kind::Exception(exception)) => self.exception(*fill, exception)?,
            _ => return unfit(),
        }
        Ok(())
    }

    /// A dict's entries. Once a key needs Python code, it and all after it are left to that, for the order's sake.
    fn entries(
        &self,
        value: &Value,
        dict: &Mutex<Dict>,
        pairs: &[(Item, Item)],
        repairs: &mut Vec<Value>,
    ) -> Decoded<()> {
        let mut late = Vec::new();
        for (key, entry) in pairs {
            let (key, entry) = (self.item(key)?, self.item(entry)?);
            if !late.is_empty() || lock(dict).insert(key.clone(), entry.clone()).is_err() {
                late.push(Value::tuple(vec![key, entry]));
            }
        }
        if !late.is_empty() {
            repairs.push(repair("dict", value, Value::list(late)));
        }
        Ok(())
    }

    fn attributes(
        &self,
        value: &Value,
        object: &Object,
        attributes: &[(String, Item)],
        repairs: &mut Vec<Value>,
    ) -> Decoded<()> {
        let place = match &object.kind {
            Kind::Function(function) => &function.attributes,
            Kind::Class(class) => &class.attributes,
            Kind::Instance(instance) => &instance.attributes,
            Kind::Extended(extended) => &extended.instance.attributes,
            _ => return Err("attributes of an object that has none".to_owned()),
        };
        let of_pickle = !self.is_image && !matches!(object.kind, Kind::Function(_) | Kind::Class(_));
        if of_pickle && !attributes.is_empty() && is_python(find(&class_of(value), "__setstate__")) {
            let mut state = Dict::default();
            for (name, item) in attributes {
                // Names are text, which always has a hash.
                let _ = state.insert(Value::str(name.as_str()), self.item(item)?);
            }
            repairs.push(repair("state", value, Value::dict(state)));
            return Ok(());
        }
        self.set_attributes(place, attributes)
    }

    fn set_attributes(&self, place: &Mutex<Attributes>, attributes: &[(String, Item)]) -> Decoded<()> {
        for (name, item) in attributes {
            let item = self.item(item)?;
            let old = lock(place).set(self.interpreter.intern(name), item);
            drop(old);
        }
        Ok(())
    }

    fn exception(&self, fill: ExceptionFill, exception: &Exception) -> Decoded<()> {
        let args = self.items(&fill.args)?;
        *lock(&exception.args) = args;
        self.set_attributes(&exception.attributes, &fill.attributes)?;
        let [cause, context] = fill.led_by;
        let (cause, context) = (self.item(&cause)?, self.item(&context)?);
        let mut story = lock(&exception.story);
        (story.cause, story.context, story.context_hidden) = (cause, context, fill.context_hidden);
        Ok(())
    }
}

fn repair(what: &'static str, object: &Value, with: Value) -> Value {
    Value::tuple(vec![Value::str(what), object.clone(), with])
}

fn class_ref(class: Value) -> Decoded<Ref> {
    match class {
        Value::Object(class) if matches!(class.kind, Kind::Class(_)) => Ok(class),
        _ => Err("an object without a class".to_owned()),
    }
}
