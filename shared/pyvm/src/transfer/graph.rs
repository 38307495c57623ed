//! What values are on the way: nodes that refer to each other by number.

use serde::{Deserialize, Serialize};

/// A value: one that fits in place, or the node of an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Item {
    Null,
    None,
    False,
    True,
    Int(i64),
    Float(f64),
    Node(u32),
    /// A function, class or constant of the machine itself, by its path in [`super::registry`].
    Native(String),
    /// A module of the machine itself.
    Module(String),
}

/// An object, made of earlier nodes. What is changeable in it is filled in later.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Node {
    Str(String),
    Bytes(Vec<u8>),
    /// Decimal digits.
    BigInt(String),
    Complex(f64, f64),
    Tuple(Vec<Item>),
    FrozenSet(Vec<Item>),
    List,
    Dict,
    Set,
    Cell,
    Range(i64, i64, i64),
    Slice([Item; 3]),
    /// The dict, and which part of it.
    View(Item, u8),
    Iterator(Walk),
    Function(Box<FunctionNode>),
    /// A code object, by its place.
    Code(CodePlace),
    /// The function and the object it belongs to.
    Method(Item, Item),
    /// A method by its name: the object, the name.
    Named(Item, String),
    Property([Item; 3]),
    StaticMethod(Item),
    ClassMethod(Item),
    Super(Item, Item),
    Class(Box<ClassNode>),
    Instance(Item),
    /// An object of a class that derives from a container: the class, the container.
    Extended(Item, Item),
    Exception(Item),
    /// A module written in Python.
    Module(String),
    Lock {
        reentrant: bool,
        count: u32,
        /// Whether the thread that copies it holds it.
        own: bool,
    },
    /// A function or class by name: its module (`None` for the main one), its qualified name.
    Global(Option<String>, String),
    /// What Python code makes: a callable and its arguments.
    Call(Item, Item),
    Handle(Handle),
    /// An object of a native module, by the number of its kind, as [`super::custom`] knows it.
    Custom(u8, Vec<u8>),
    /// What cannot be copied: the class of the stand-in, and the class of what it stands for, in words.
    Missing(Item, String),
    /// A deque of at most so many items.
    Deque(Option<u64>),
}

/// How far an iteration has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Walk {
    Range(i64, i64, u64),
    Sequence(Item, u64),
    Backwards(Item, u64),
}

/// Where a code object is: its module (`None` for the main one), and the constants that lead to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CodePlace {
    pub(super) module: Option<String>,
    pub(super) path: Vec<u32>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FunctionNode {
    pub(super) code: CodePlace,
    /// Whose globals it uses; `None` for the main module.
    pub(super) module: Option<String>,
    pub(super) defaults: Vec<Item>,
    pub(super) keyword_defaults: Vec<(String, Item)>,
    pub(super) closure: Vec<Item>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ClassNode {
    pub(super) name: String,
    pub(super) qualname: String,
    pub(super) module: String,
    pub(super) bases: Vec<Item>,
    pub(super) ancestors: Vec<Item>,
    pub(super) native: Item,
    pub(super) finalizes: bool,
    pub(super) intercepts: bool,
    pub(super) metaclass: Item,
    pub(super) annotate: Item,
    pub(super) slots: Option<Vec<String>>,
}

/// What is filled into a node once all nodes are there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Fill {
    /// Of a list, a set or a deque.
    Items(Vec<Item>),
    /// Of a dict.
    Pairs(Vec<(Item, Item)>),
    Cell(Item),
    Attributes(Vec<(String, Item)>),
    /// What a program's `__getstate__` or `__reduce__` gave.
    State(Item),
    Exception(Box<ExceptionFill>),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ExceptionFill {
    pub(super) args: Vec<Item>,
    pub(super) attributes: Vec<(String, Item)>,
    /// `__cause__`, `__context__`; in an image only.
    pub(super) led_by: [Item; 2],
    pub(super) context_hidden: bool,
}

/// A value as it travels.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) fills: Vec<(u32, Fill)>,
    pub(super) root: Item,
    /// The globals of modules; of an image only.
    pub(super) globals: Vec<(String, Vec<(String, Item)>)>,
}

/// What stands for an object that processes share: its number, and which of its ends, where it has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Handle {
    /// The object's number in the process that keeps it.
    pub object: u64,
    /// The end of a pipe, 0 or 1.
    pub end: u8,
}
