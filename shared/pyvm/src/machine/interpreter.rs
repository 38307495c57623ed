//! What all threads of a program share.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use crate::bytecode::{Code, Name, Program};
use crate::host::{Checks, Go, Host, Performed};
use crate::machine::ThreadState;
use crate::machine::memory::Memory;
use crate::machine::thread::Stop;
use crate::marks::Marks;
use crate::object::{
    Class, Function, Kind, Module, Mutex, Names, Namespace, Owner, Raise, Result, Value, lock, note_dying,
    take_dying,
};
use crate::rules::{Python, Rules};
use crate::{Effect, library, modules};

/// There is something to look after between all instructions: objects to note, counts that go wrong.
const ATTENTION: u8 = 1;
/// There has been an object with a `__del__`, or a generator to be closed.
const FINALIZERS: u8 = 2;

/// One Python interpreter: the program's globals and settings. Its threads each hold it.
#[derive(Debug)]
pub struct Interpreter {
    /// The version whose rules it follows.
    pub python: Python,
    /// `sys.argv`
    pub argv: Value,
    /// The globals of the main module, whose name is `__main__`, or `__mp_main__` in a child process.
    pub main: Arc<Namespace>,
    /// The globals of the program in an interpreter that has run it for the sake of its functions only.
    hidden_main: Mutex<Option<Arc<Namespace>>>,
    code: Arc<Code>,
    names: Arc<Names>,
    imports: Vec<String>,
    is_first: bool,
    /// The machine's own Python code, `library/builtins.py`, once it is loaded.
    library: OnceLock<Value>,
    /// Who owns its objects: under a GIL, whoever holds that.
    owner: Owner,
    /// The modules written in Python that are loaded, by name.
    modules: Mutex<HashMap<String, Value>>,
    modules_loaded: AtomicUsize,
    /// Names that are no names of the main module, so that each is there only once.
    interned: Mutex<HashMap<String, Name>>,
    recursion_limit: AtomicUsize,
    /// What else there is to look after than the instructions: [`ATTENTION`], [`FINALIZERS`].
    looks_after: AtomicU8,
    class_changes: AtomicU64,
    /// `__init__` and `__new__`, which every call of a class looks up.
    importing_main: AtomicBool,
    outside_subset: Mutex<Option<String>>,
    ignored: Mutex<Vec<String>>,
    /// The exception that ended the main thread (`sys.last_exc`).
    uncaught: Mutex<Option<Raise>>,
    pub(crate) memory: Memory,
    standard_output: Mutex<Value>,
    /// Attributes of `sys` that the program has set.
    of_sys: Mutex<crate::object::Attributes>,
}

impl Interpreter {
    /// An interpreter for a compiled program. `module_name` is `__main__`, or `__mp_main__` in a
    /// process that `multiprocessing` started.
    pub fn new(program: Program, python: Python, module_name: &str, argv: Vec<String>) -> Arc<Self> {
        let owner = Owner::new(python.rules.has_gil());
        owner.within(|| {
            let interpreter = Self::bare(program, python, module_name, argv, owner.clone());
            interpreter.load_all(&interpreter.imports);
            interpreter
        })
    }

    /// Another interpreter of the process that runs this program. Its `__main__` is empty, with room for the names of
    /// the scripts that are run there.
    pub fn beside(program: Program, python: Python, argv: Vec<String>) -> Arc<Self> {
        let owner = Owner::new(python.rules.has_gil());
        owner.within(|| {
            let main = Namespace::with_room("__main__", 0, program.names.clone(), ROOM_FOR_SCRIPTS);
            main.set("__name__", Value::str("__main__"));
            Self::with_main(main, program, python, argv, owner.clone(), false)
        })
    }

    /// An interpreter that has loaded no module yet.
    pub(crate) fn bare(
        program: Program,
        python: Python,
        module_name: &str,
        argv: Vec<String>,
        owner: Owner,
    ) -> Arc<Self> {
        let main = namespace_of(&program.code, &program.names, module_name, 0);
        Self::with_main(main, program, python, argv, owner, true)
    }

    fn with_main(
        main: Namespace,
        program: Program,
        python: Python,
        argv: Vec<String>,
        owner: Owner,
        is_first: bool,
    ) -> Arc<Self> {
        let Program { code, names, imports } = program;
        let code = Arc::new(code.copy());
        Arc::new(Self {
            python,
            argv: Value::list(argv.into_iter().map(Value::str).collect()),
            main: Arc::new(main),
            hidden_main: Mutex::unbiased(None),
            code,
            names,
            imports,
            owner,
            is_first,
            modules: Mutex::unbiased(HashMap::new()),
            modules_loaded: AtomicUsize::new(1),
            interned: Mutex::unbiased(HashMap::new()),
            recursion_limit: AtomicUsize::new(1000),
            looks_after: if python.rules == Rules::Naive { ATTENTION } else { 0 }.into(),
            class_changes: AtomicU64::new(1),
            importing_main: false.into(),
            outside_subset: Mutex::unbiased(None),
            ignored: Mutex::unbiased(Vec::new()),
            uncaught: Mutex::unbiased(None),
            memory: Memory::default(),
            standard_output: Mutex::unbiased(Value::Null),
            of_sys: Mutex::unbiased(crate::object::Attributes::default()),
            library: OnceLock::new(),
        })
    }

    /// A thread that runs the program's top level. Its number is 0.
    pub fn main_thread(self: &Arc<Self>) -> ThreadState {
        let function = Function::new(self.code.clone(), self.main.clone());
        let function = Value::object(Kind::Function(Box::new(function)));
        // Executors end their threads when the main thread has ended, before anybody waits for those.
        if lock(&self.modules).contains_key("concurrent.futures.thread") && &*self.main.module == "__main__" {
            let shutdown = self.member_of("threading", "_shutdown");
            return self.thread(0, self.library_function("run_main"), vec![function, shutdown]);
        }
        self.thread(0, function, Vec::new())
    }

    /// The program's top level as a function with globals of its own. In an interpreter beside the first one it runs for
    /// the sake of its functions, under a name that makes no `if __name__ == "__main__":` true, as CPython has it
    /// (`ensure_isolated_main`, `Python/crossinterp.c`).
    pub(crate) fn hidden_program(self: &Arc<Self>) -> Function {
        self.load_all(&self.imports);
        let number = self.modules_loaded.fetch_add(1, Ordering::Relaxed);
        let globals = namespace_of(&self.code, &self.names, "<fake __main__>", number);
        Function::new(self.code.clone(), Arc::new(globals))
    }

    /// Keeps the globals of the program, which has run as [`Interpreter::hidden_program`].
    pub(crate) fn keep_hidden_main(&self, globals: Arc<Namespace>) {
        let old = lock(&self.hidden_main).replace(globals);
        drop(old);
    }

    /// What the program calls by this name: in `__main__`, or in the globals that are kept beside it.
    pub(crate) fn of_program(&self, name: &str) -> Value {
        match self.main.get(name) {
            Value::Null => self.hidden_main().map_or(Value::Null, |globals| globals.get(name)),
            found => found,
        }
    }

    /// The globals of the program, where they are kept beside `__main__`.
    pub(crate) fn hidden_main(&self) -> Option<Arc<Namespace>> {
        lock(&self.hidden_main).clone()
    }

    /// Loads the modules that a program or a script imports.
    pub(crate) fn load_all(self: &Arc<Self>, imports: &[String]) {
        for name in imports {
            self.load(name);
        }
        if imports.iter().any(|name| name == "gc") {
            self.watch_memory();
        }
    }

    /// Whether what affects the whole process is denied to it: it stands beside the first interpreter, and is isolated
    /// (`_PyInterpreterConfig_INIT`, `Include/cpython/pylifecycle.h`, from CPython 3.12 on).
    pub(crate) fn is_isolated(&self) -> bool {
        !self.is_first && (self.python.major, self.python.minor) >= (3, 12)
    }

    /// The modules that the program imports.
    pub(crate) fn imports(&self) -> &[String] {
        &self.imports
    }

    /// A thread that calls `callable` with these positional arguments. The host chooses its number.
    pub fn thread(self: &Arc<Self>, number: u64, callable: Value, arguments: Vec<Value>) -> ThreadState {
        ThreadState::calling(self.clone(), number, callable, arguments)
    }

    /// A thread that makes a call which another interpreter asked for: of a function of the library's
    /// `_inside_interpreter`, with bytes.
    pub fn call_from_outside(self: &Arc<Self>, number: u64, function: &str, bytes: &[u8]) -> ThreadState {
        let function = self.member_of("_inside_interpreter", function);
        self.thread(number, function, vec![Value::bytes(bytes)])
    }

    /// A thread for the end of the program, for the host to run when all other threads have ended: it calls what
    /// `atexit` has, then the finalizers of the objects that globals still hold. `None` where there is nothing to do.
    pub fn last_thread(self: &Arc<Self>) -> Option<ThreadState> {
        let exit_functions = match lock(&self.modules).get("atexit").map(Value::kind) {
            Some(Some(Kind::Module(module))) => module.0.get("_run_exitfuncs"),
            _ => Value::Null,
        };
        if exit_functions.is_null() && !self.has_finalizers() {
            return None;
        }
        let exit_functions = if exit_functions.is_null() { Value::None } else { exit_functions };
        Some(self.thread(0, self.library_function("end_program"), vec![exit_functions]))
    }

    /// Who owns its objects: under a GIL, whoever holds that. A host that has one enters with it and leaves with it;
    /// [`ThreadState::run`] enters where nobody is inside.
    pub fn owner(&self) -> &Owner {
        &self.owner
    }

    /// The code of the main module.
    pub fn code(&self) -> &Arc<Code> {
        &self.code
    }

    /// A module that is loaded, be it written in Python or not.
    pub fn module(&self, name: &str) -> Option<Value> {
        let loaded = lock(&self.modules).get(name).cloned();
        loaded.or_else(|| modules::find(name).map(Value::Module))
    }

    /// A function of the machine's own Python code, `library/builtins.py`.
    pub(crate) fn library_function(self: &Arc<Self>, name: &str) -> Value {
        let library = match self.library.get() {
            Some(library) => library,
            None => {
                self.load(library::BUILTINS);
                self.library.get_or_init(|| self.module(library::BUILTINS).unwrap_or_default())
            }
        };
        match library.kind() {
            Some(Kind::Module(module)) => module.0.get(name),
            _ => Value::None,
        }
    }

    /// Where a `print` with this `file` goes, if that is no object written in Python.
    pub(crate) fn output_for(&self, file: &Value) -> Option<crate::effect::Stream> {
        use crate::effect::Stream;
        match file {
            Value::None if lock(&self.standard_output).is_null() => Some(Stream::Output),
            _ => None,
        }
    }

    /// What the program put in the place of `sys.stdout`.
    pub(crate) fn standard_output(&self) -> Value {
        lock(&self.standard_output).clone()
    }

    /// Sets `sys.stdout`; `None` for the real one.
    pub(crate) fn set_standard_output(&self, file: Value) {
        let old = std::mem::replace(&mut *lock(&self.standard_output), file);
        drop(old);
    }

    /// What the program has set in `sys` under this name.
    pub(crate) fn set_in_sys(&self, name: &str) -> Option<Value> {
        lock(&self.of_sys).named(name)
    }

    /// Sets an attribute of `sys`.
    pub(crate) fn set_sys(&self, name: &str, value: Value) {
        let old = lock(&self.of_sys).set(name.into(), value);
        drop(old);
    }

    /// A member of a module written in Python, which is loaded for it.
    pub(crate) fn member_of(self: &Arc<Self>, module: &str, name: &str) -> Value {
        self.load(module);
        match self.module(module).as_ref().and_then(Value::kind) {
            Some(Kind::Module(module)) => module.0.get(name),
            _ => Value::None,
        }
    }

    /// The class of what `object()` gives.
    pub(crate) fn plain_class(self: &Arc<Self>) -> crate::object::Ref {
        match self.library_function("PlainObject") {
            Value::Object(class) => class,
            _ => unreachable!("the machine's own Python code defines it"),
        }
    }

    /// Loads a module written in Python and those it imports. Their bodies only define things, so
    /// they run here and now, without a host.
    pub(crate) fn load(self: &Arc<Self>, name: &str) {
        if lock(&self.modules).contains_key(name) || !modules::is_in(name, self.python) {
            return;
        }
        if let Some((package, _)) = name.rsplit_once('.') {
            self.load(package);
        }
        let Some((program, namespace)) = self.add_module(name) else { return };
        // Only now: each of them loads its package first, which is this module.
        for implied in modules::implied(name) {
            self.load(implied);
        }
        for import in &program.imports {
            self.load(import);
        }
        let body = Value::object(Kind::Function(Box::new(Function::new(program.code.clone(), namespace))));
        // The program's objects that have just died are finalized by the program's thread, which has a host.
        let dying = take_dying();
        let stop = self.thread(0, body, Vec::new()).run(&mut Nothing);
        if let Stop::Finished(Err(raise)) = stop {
            self.note_outside_subset(&Raise::outside_subset(format!(
                "the module `{name}` cannot be loaded: {}",
                raise.report()
            )));
        }
        dying.into_iter().chain(take_dying()).for_each(note_dying);
    }

    /// Adds a module written in Python, whose body has not run.
    pub(crate) fn add_module(&self, name: &str) -> Option<(Arc<Program>, Arc<Namespace>)> {
        let program = match library::program(name) {
            Some(program) => program,
            None if modules::is_package(name) => library::empty_package(),
            None => return None,
        };
        let number = self.modules_loaded.fetch_add(1, Ordering::Relaxed);
        let namespace = Arc::new(Namespace::new(name, number, program.names.clone()));
        namespace.set("__name__", Value::str(name));
        let module = Value::object(Kind::Module(Module::new(namespace.clone())));
        lock(&self.modules).insert(name.to_owned(), module);
        Some((program, namespace))
    }

    /// How many modules were loaded so far.
    pub(crate) fn modules_loaded(&self) -> usize {
        self.modules_loaded.load(Ordering::Relaxed)
    }

    /// A number for one more module.
    pub(crate) fn next_module(&self) -> usize {
        self.modules_loaded.fetch_add(1, Ordering::Relaxed)
    }

    /// The globals of a loaded module that is written in Python.
    pub(crate) fn namespace(&self, module: &str) -> Option<Arc<Namespace>> {
        match lock(&self.modules).get(module)?.kind()? {
            Kind::Module(module) => Some(module.0.clone()),
            _ => None,
        }
    }

    /// The loaded modules that are written in Python, by name.
    pub(crate) fn namespaces(&self) -> Vec<(String, Arc<Namespace>)> {
        let modules = lock(&self.modules);
        let mut all: Vec<_> = modules
            .iter()
            .filter_map(|(name, module)| match module.kind()? {
                Kind::Module(module) => Some((name.clone(), module.0.clone())),
                _ => None,
            })
            .collect();
        drop(modules);
        all.sort_by_key(|(_, namespace)| namespace.number);
        all
    }

    /// The names of the loaded modules that are written in Python.
    pub(crate) fn module_names(&self) -> Vec<String> {
        let mut names: Vec<String> = lock(&self.modules).keys().cloned().collect();
        names.sort();
        names
    }

    /// A name as the one object that stands for it.
    pub(crate) fn intern(&self, text: &str) -> Name {
        if let Some(name) = self.names.place(text).and_then(|place| self.names.get(place)) {
            return name.clone();
        }
        lock(&self.interned).entry(text.to_owned()).or_insert_with(|| text.into()).clone()
    }

    /// How many frames deep a thread may call.
    #[inline(always)]
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit.load(Ordering::Relaxed)
    }

    /// `sys.setrecursionlimit`
    pub fn set_recursion_limit(&self, frames: usize) {
        self.recursion_limit.store(frames, Ordering::Relaxed);
    }

    /// Says that an object has a finalizer: from now on threads look whether one wants it called.
    pub(crate) fn note_finalizers(&self) {
        if !self.has_finalizers() {
            self.looks_after.fetch_or(FINALIZERS, Ordering::Relaxed);
        }
    }

    /// Says that there is an object of a class. Most programs have classes with a `__del__`, of modules that they import,
    /// but no objects of them.
    #[inline(always)]
    pub(crate) fn note_object_of(&self, class: &Class) {
        if class.finalizes {
            self.note_finalizers();
        }
    }

    /// From now on, threads note the objects they make.
    pub(crate) fn watch_memory(&self) {
        self.memory.watch();
        self.looks_after.fetch_or(ATTENTION, Ordering::Relaxed);
    }

    /// Says that a class was changed after it was made.
    pub(crate) fn note_class_change(&self) {
        self.class_changes.fetch_add(1, Ordering::Relaxed);
        library::twins::forget_methods();
    }

    /// How often classes were changed after they were made.
    #[inline(always)]
    pub(crate) fn class_changes(&self) -> u64 {
        self.class_changes.load(Ordering::Relaxed)
    }

    /// Whether there is something to look after between all instructions: objects to note, counts that go wrong.
    #[inline(always)]
    pub(crate) fn wants_attention(&self) -> bool {
        self.looks_after.load(Ordering::Relaxed) & ATTENTION != 0
    }

    /// Whether there is nothing to look after but the instructions.
    #[inline(always)]
    pub(crate) fn is_plain(&self) -> bool {
        self.looks_after.load(Ordering::Relaxed) == 0
    }

    /// Whether whoever looks for objects that want their finalizers called, or for nothing, looks after all there is.
    #[inline(always)]
    pub(crate) fn is_looked_after(&self, finalizes: bool) -> bool {
        self.looks_after.load(Ordering::Relaxed) == FINALIZERS * u8::from(finalizes)
    }

    /// Whether there has been an object with a finalizer.
    #[inline(always)]
    pub(crate) fn has_finalizers(&self) -> bool {
        self.looks_after.load(Ordering::Relaxed) & FINALIZERS != 0
    }

    /// Remembers that the program left the subset, even where it catches every exception.
    pub(crate) fn note_outside_subset(&self, raise: &Raise) {
        let mut first = lock(&self.outside_subset);
        first.get_or_insert_with(|| raise.summary());
    }

    /// The program's own `sys.excepthook`, once.
    pub(crate) fn take_hook(&self) -> Option<Value> {
        let hook = self.set_in_sys("excepthook").filter(|hook| !matches!(hook, Value::None))?;
        self.set_sys("excepthook", Value::None);
        Some(hook)
    }

    /// Where the program left the subset, if it did.
    pub fn outside_subset(&self) -> Option<String> {
        lock(&self.outside_subset).clone()
    }

    /// Keeps the report of an exception that a finalizer raised, for the host to show (`_PyErr_WriteUnraisableMsg`,
    /// `Python/errors.c`).
    pub(crate) fn report_ignored(&self, finalizer: &Value, raise: &Raise) {
        let finalizer = crate::object::repr(finalizer);
        // 3.13 has no marks here, and only from 3.14 on is this a report like any other.
        let report = match () {
            () if !self.python.is_before(3, 14) => raise.report(),
            () if self.python.is_before(3, 13) => raise.short_report(None),
            () => raise.short_report(Some(Marks::None)),
        };
        lock(&self.ignored).push(format!("Exception ignored in: {finalizer}\n{report}\n"));
    }

    /// The main thread has ended with this exception, whose frames hold objects until the program ends.
    pub(crate) fn note_uncaught(&self, raise: &Raise) {
        if self.has_finalizers() {
            *lock(&self.uncaught) = Some(raise.clone());
        }
    }

    /// Forgets what the exception held that ended the main thread.
    pub(crate) fn forget_uncaught(&self) {
        let uncaught = lock(&self.uncaught).take();
        if let Some(raise) = uncaught {
            raise.forget_frames();
        }
    }

    /// Takes the reports of exceptions that were ignored.
    pub fn take_ignored(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.ignored))
    }

    /// Says that a child process is importing the main module. While it does, it must not start
    /// processes (CPython's `_check_not_importing_main`, `Lib/multiprocessing/spawn.py`).
    pub fn set_importing_main(&self, importing: bool) {
        self.importing_main.store(importing, Ordering::Relaxed);
    }

    /// Whether a child process is importing the main module.
    pub(crate) fn is_importing_main(&self) -> bool {
        self.importing_main.load(Ordering::Relaxed)
    }
}

/// So many names may the scripts have that run in an interpreter beside the first one.
const ROOM_FOR_SCRIPTS: usize = 1000;

/// The globals of a program that has not run yet.
fn namespace_of(code: &Code, names: &Arc<Names>, module: &str, number: usize) -> Namespace {
    let globals = Namespace::new(module, number, names.clone());
    globals.set("__name__", Value::str(module));
    globals.set("__file__", Value::str(code.source.path.clone()));
    if !code.documentation.is_null() {
        globals.set("__doc__", code.documentation.clone());
    }
    globals
}

/// The host of a module's body: there is nothing it may want.
struct Nothing;

impl Host for Nothing {
    const CHECKS: Checks = Checks::Nowhere;

    fn eval_breaker(&mut self, _: crate::bytecode::Instruction) -> bool {
        false
    }

    fn handle_pending(&mut self) -> Result<Go> {
        Ok(Go::On)
    }

    fn perform(&mut self, effect: Effect) -> Result<Performed> {
        Err(Raise::runtime_error(format!(
            "a module of the machine must not ask for {effect:?} when it is loaded"
        )))
    }
}
