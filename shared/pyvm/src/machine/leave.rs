//! What follows when a frame stops: another frame, or the end of the thread's turn.

use crate::builtins;
use crate::host::Host;
use crate::machine::After;
use crate::machine::asking::begins;
use crate::machine::deliver::Flow;
use crate::machine::frame::Frame;
use crate::machine::operators::special_call;
use crate::machine::running::{Exit, Stopped};
use crate::machine::thread::ThreadState;
use crate::object::{Calling, Kind, Raise, Result, Value, class_of, deliver_mail, find};

/// Whether somebody wants to hear of the death of an object.
#[cold]
fn is_watched(object: &Value) -> bool {
    matches!(object, Value::Object(object) if object.kind.instance().is_some_and(|instance| instance.watched() != 0))
}

/// Why no frame runs next.
pub(super) enum Halt {
    /// The thread's function has ended.
    Finished(Result<Value>),
    Suspended,
    /// An effect is to be answered, and this is what to do with the answer.
    Awaiting(After),
}

impl ThreadState {
    /// Goes on from a frame that stopped: it becomes the one that runs next.
    ///
    /// # Errors
    /// Why none does.
    #[inline(never)]
    pub(super) fn leave<H: Host>(
        &mut self,
        frame: &mut Frame,
        stopped: Stopped,
        host: &mut H,
    ) -> std::result::Result<(), Halt> {
        deliver_mail();
        let went = match stopped {
            Ok(Exit::Call(pending, after)) => self.make_call(frame, &pending, after).map(|()| {
                self.profile_call(frame, false);
                Flow::On
            }),
            Ok(Exit::Return(value)) => {
                if self.standing.is_any() {
                    self.returns_known(frame);
                }
                self.clear(frame);
                let was_generator = frame.generator.is_some();
                if was_generator {
                    self.end_generator(frame);
                }
                self.profile_return(self.callers.len(), &frame.after);
                let Some(ended) = self.callers.end(frame) else {
                    // What died with this frame is finalized first.
                    if self.own.interpreter.has_finalizers() && self.has_dying() {
                        *frame = match self
                            .enter(self.own.interpreter.library_function("given_back"), vec![value])
                        {
                            Ok(frame) => frame,
                            Err(raise) => return Err(Halt::Finished(Err(raise))),
                        };
                        return Ok(());
                    }
                    return Err(Halt::Finished(Ok(value)));
                };
                let after = ended.end();
                if matches!(after, After::Push) && !was_generator {
                    self.push(frame, value);
                    return Ok(());
                }
                let (after, value) = match after {
                    After::Key(keyed) => match self.key_answered(frame, keyed, value, host) {
                        Ok(None) => return Ok(()),
                        Ok(Some(stopped)) => return self.leave(frame, stopped, host),
                        Err(unsettled) => unsettled,
                    },
                    after => (after, value),
                };
                let next = match was_generator {
                    true => self.deliver_end(frame, after, value),
                    false => self.deliver(frame, after, value),
                };
                self.go_on(frame, next, host)
            }
            Ok(Exit::Ended) => {
                let next = self.deliver_end(frame, After::ForIter, Value::None);
                self.go_on(frame, next, host)
            }
            Ok(Exit::CallWith(calling)) => self.call_with(frame, *calling, host),
            Ok(Exit::Each(each)) => {
                let next = self.begin_each(frame, each);
                self.go_on(frame, next, host)
            }
            Ok(Exit::Routine(routine)) => {
                let next = self.routine(frame, routine, None);
                self.go_on(frame, next, host)
            }
            Ok(Exit::Resume(generator, sent, after)) => {
                let next = self.resume(frame, generator, sent, after);
                self.go_on(frame, next, host)
            }
            Ok(Exit::Yield(value)) => {
                if let Some(profile) = &mut self.own.profile {
                    // Who wants more items than this one goes on.
                    profile.left(self.callers.len(), !matches!(frame.after, After::Push | After::Next));
                }
                match self.suspend_generator(frame) {
                    Some((After::ForIter, _)) => {
                        self.push(frame, value);
                        return Ok(());
                    }
                    Some((After::Sum(summing), generator)) => {
                        let next = self.sum_on(frame, summing, After::Push, value, generator);
                        self.go_on(frame, next, host)
                    }
                    Some((after, _)) => {
                        let next = self.deliver(frame, after, value);
                        self.go_on(frame, next, host)
                    }
                    None => Err(Raise::runtime_error("a generator runs without a caller")),
                }
            }
            Ok(Exit::MakeGenerator) => {
                let generator = self.make_generator(frame);
                let Some(ended) = self.callers.end(frame) else {
                    return Err(Halt::Finished(Ok(generator)));
                };
                let after = ended.end();
                let next = self.deliver(frame, after, generator);
                self.go_on(frame, next, host)
            }
            Ok(Exit::Finalize(Value::Object(object))) if matches!(object.kind, Kind::Generator(_)) => {
                let raise = Raise::new(&builtins::exceptions::GENERATOR_EXIT, "");
                let next = self.resume(frame, object, Err(raise), After::Abandon);
                self.go_on(frame, next, host)
            }
            Ok(Exit::Finalize(object)) if is_watched(&object) => {
                let died = self.own.interpreter.member_of("weakref", "_died");
                let calling = Calling {
                    callable: died.clone(),
                    arguments: vec![object],
                    keywords: Value::Null,
                    after: After::Finalizer(Box::new((died, Value::None))),
                };
                self.go_on(frame, Ok(Some(calling)), host)
            }
            Ok(Exit::Finalize(object)) => {
                let finalizer = find(&class_of(&object), "__del__").unwrap_or_default();
                // Whoever calls it holds the object (`PyObject_CallFinalizerFromDealloc`, `Objects/object.c`).
                let after = After::Finalizer(Box::new((finalizer, object.clone())));
                let next = special_call(&object, "__del__", &[], after);
                self.go_on(frame, Ok(next), host)
            }
            Ok(Exit::Suspend) => return Err(Halt::Suspended),
            Ok(Exit::Await(after)) => Ok(Flow::Await(after)),
            Ok(Exit::OfThread(look)) => {
                if let Some(profile) = &mut self.own.profile {
                    profile.leave_native(self.callers.len(), host);
                }
                look(self).map(|value| {
                    self.push(frame, value);
                    Flow::On
                })
            }
            Err(raise) => Err(raise),
        };
        match went {
            Ok(Flow::On) => Ok(()),
            Ok(Flow::Await(after)) => Err(Halt::Awaiting(after)),
            Err(raise) => {
                self.unwind(frame, raise, begins::<H>(self)).map_err(|raise| Halt::Finished(Err(raise)))
            }
        }
    }

    /// Makes the call that a result led to, if it did.
    fn go_on<H: Host>(
        &mut self,
        frame: &mut Frame,
        next: Result<Option<Calling>>,
        host: &mut H,
    ) -> Result<Flow> {
        match next? {
            Some(calling) => self.call_with(frame, calling, host),
            None => Ok(Flow::On),
        }
    }
}
