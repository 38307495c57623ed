//! A regular expression as instructions for the matcher.

use super::first::look_ahead;
use super::node::{Node, Place, Set};
use super::table::Table;

/// One step of the matcher.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// The pattern fits.
    Done,
    /// One character of this set.
    Set(usize),
    /// These characters.
    Literal(Box<[char]>),
    Any,
    Place(Place),
    /// Go on at the first; where that fails, at the second. The sets are what each must begin with, where that is known.
    Split {
        first: usize,
        second: usize,
        starts: [Option<usize>; 2],
    },
    Jump(usize),
    /// Note the position in this slot.
    Save(usize),
    /// So many characters of a set, or of any, as many or as few as may be.
    Run {
        set: Option<usize>,
        least: usize,
        most: usize,
        greedy: bool,
        /// The set of what must come after it, where that is known.
        follow: Option<usize>,
        /// Whether nothing of the run can come after it.
        alone: bool,
    },
    /// Note where a turn of a loop begins.
    Begin(usize),
    /// A turn of a loop ends: one that took nothing is the last, and goes on there.
    End(usize, usize),
    Again {
        group: usize,
        ignores_case: bool,
    },
    /// What follows up to `Done` must fit here, or must not; then go on there.
    Look {
        negative: bool,
        behind: Option<usize>,
        then: usize,
    },
    /// What follows up to `Done` is found once and for all; then go on there.
    Atomic(usize),
}

/// All steps of a regular expression.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) sets: Vec<Table>,
    /// How many slots for positions there are: two for each group, the whole being group 0, and one for each loop.
    pub(super) slots: usize,
    pub(super) groups: usize,
    /// The groups in the order in which they end.
    pub(super) ended: Vec<usize>,
    pub(super) names: Vec<(String, usize)>,
    /// The set of what it must begin with, where that is known.
    pub(super) first: Option<Table>,
    /// Whether it fits only where the text begins.
    pub(super) from_start: bool,
    /// Whether it is for text, not for bytes.
    pub(super) of_text: bool,
}

/// A program longer than this is refused: counted repetitions are written out.
pub(super) const MOST_STEPS: usize = 200_000;

impl Program {
    pub(super) fn new(
        node: &Node,
        ended: Vec<usize>,
        names: Vec<(String, usize)>,
        of_text: bool,
    ) -> Option<Self> {
        let groups = ended.len();
        let mut program = Self { slots: 2 * (groups + 1), groups, ended, names, of_text, ..Self::default() };
        program.add(node)?;
        program.steps.push(Step::Done);
        look_ahead(&mut program);
        Some(program)
    }

    fn set(&mut self, set: &Set) -> usize {
        self.keep(Table::of(set))
    }

    /// Keeps a set. Gives its number.
    pub(super) fn keep(&mut self, table: Table) -> usize {
        self.sets.push(table);
        self.sets.len() - 1
    }

    fn add(&mut self, node: &Node) -> Option<()> {
        if self.steps.len() > MOST_STEPS {
            return None;
        }
        match node {
            Node::Set(set) => {
                let set = self.set(set);
                self.steps.push(Step::Set(set));
            }
            Node::Any => self.steps.push(Step::Any),
            Node::Place(place) => self.steps.push(Step::Place(*place)),
            Node::Sequence(parts) => {
                let mut parts = &parts[..];
                while let Some((first, rest)) = parts.split_first() {
                    let text: Vec<char> = parts.iter().map_while(only_character).collect();
                    if text.len() > 1 {
                        parts = &parts[text.len()..];
                        self.steps.push(Step::Literal(text.into()));
                        continue;
                    }
                    self.add(first)?;
                    parts = rest;
                }
            }
            Node::Choice(parts) => {
                let mut ends = Vec::new();
                for (number, part) in parts.iter().enumerate() {
                    if number + 1 == parts.len() {
                        self.add(part)?;
                        break;
                    }
                    let split = self.placeholder();
                    self.add(part)?;
                    ends.push(self.placeholder());
                    self.steps[split] = either(split + 1, self.steps.len());
                }
                for end in ends {
                    self.steps[end] = Step::Jump(self.steps.len());
                }
            }
            Node::Group(None, node) => self.add(node)?,
            Node::Group(Some(number), node) => {
                self.steps.push(Step::Save(2 * number));
                self.add(node)?;
                self.steps.push(Step::Save(2 * number + 1));
            }
            Node::Repeat { node, least, most, greedy } => self.repeat(node, *least, *most, *greedy)?,
            Node::Again { group, ignores_case } => {
                self.steps.push(Step::Again { group: *group, ignores_case: *ignores_case });
            }
            Node::Look { node, negative, behind } => {
                let look = self.placeholder();
                self.add(node)?;
                self.steps.push(Step::Done);
                let then = self.steps.len();
                self.steps[look] = Step::Look { negative: *negative, behind: *behind, then };
            }
            Node::Atomic(node) => {
                let atomic = self.placeholder();
                self.add(node)?;
                self.steps.push(Step::Done);
                self.steps[atomic] = Step::Atomic(self.steps.len());
            }
        }
        Some(())
    }

    fn placeholder(&mut self) -> usize {
        self.steps.push(Step::Done);
        self.steps.len() - 1
    }

    fn repeat(&mut self, node: &Node, least: usize, most: Option<usize>, greedy: bool) -> Option<()> {
        let single = match node {
            Node::Set(set) => Some(Some(self.set(set))),
            Node::Any => Some(None),
            _ => None,
        };
        if let Some(set) = single {
            let most = most.unwrap_or(usize::MAX);
            self.steps.push(Step::Run { set, least, most, greedy, follow: None, alone: false });
            return Some(());
        }
        for _ in 0..least {
            self.add(node)?;
        }
        let split = |one: usize, other: usize| if greedy { either(one, other) } else { either(other, one) };
        match most {
            Some(most) => {
                let mut exits = Vec::new();
                for _ in least..most {
                    exits.push(self.placeholder());
                    self.add(node)?;
                }
                for exit in exits {
                    self.steps[exit] = split(exit + 1, self.steps.len());
                }
            }
            None => {
                let slot = self.slots;
                self.slots += 1;
                let head = self.placeholder();
                self.steps.push(Step::Begin(slot));
                self.add(node)?;
                let end = self.placeholder();
                self.steps.push(Step::Jump(head));
                let exit = self.steps.len();
                self.steps[head] = split(head + 1, exit);
                self.steps[end] = Step::End(slot, exit);
            }
        }
        Some(())
    }
}

fn either(first: usize, second: usize) -> Step {
    Step::Split { first, second, starts: [None, None] }
}

/// The character that a part consists of, where it is just one.
fn only_character(node: &Node) -> Option<char> {
    match node {
        Node::Set(set) => match set.ranges[..] {
            [(c, to)] if c == to && set.classes.is_empty() && !set.negated && !set.ignores_case => Some(c),
            _ => None,
        },
        _ => None,
    }
}
