//! Type-level ids of DocTypes, with which the compiler tells two tables apart.
//!
//! Diesel asks of every pair of tables in a query whether they are the same, and the answer is a
//! type. So each record has a hash of its DocType's name as eight hexadecimal digits, and two records
//! are compared digit by digit. The hash does not change when other DocTypes come or go.

use diesel::query_source::{Never, Once};

/// Eight hexadecimal digits.
#[derive(Debug, Clone, Copy)]
pub struct Id<A, B, C, D, E, F, G, H>(std::marker::PhantomData<(A, B, C, D, E, F, G, H)>);

/// How often a table with the id `Other` appears in a FROM clause of one table with the id `Self`:
/// [`Once`] or [`Never`].
pub trait SameId<Other> {
    /// [`Once`] or [`Never`].
    type Count;
}

/// The conjunction of two counts.
pub trait Both<Other> {
    /// [`Once`] if both are.
    type Count;
}

impl Both<Once> for Once {
    type Count = Once;
}

impl Both<Never> for Once {
    type Count = Never;
}

impl Both<Once> for Never {
    type Count = Never;
}

impl Both<Never> for Never {
    type Count = Never;
}

type And<Left, Right> = <Left as Both<Right>>::Count;
type Same<Left, Right> = <Left as SameId<Right>>::Count;

macro_rules! digits {
    ($($digit:ident)*) => {
        $(
            /// A hexadecimal digit.
            #[derive(Debug, Clone, Copy)]
            pub struct $digit;
        )*
        digits!(@rows [$($digit)*] [$($digit)*]);
    };
    (@rows [$($left:ident)*] $all:tt) => {
        $(digits!(@row $left $all);)*
    };
    (@row $left:ident [$($right:ident)*]) => {
        $(digits!(@pair $left $right);)*
    };
    (@pair X0 X0) => { digits!(@once X0); };
    (@pair X1 X1) => { digits!(@once X1); };
    (@pair X2 X2) => { digits!(@once X2); };
    (@pair X3 X3) => { digits!(@once X3); };
    (@pair X4 X4) => { digits!(@once X4); };
    (@pair X5 X5) => { digits!(@once X5); };
    (@pair X6 X6) => { digits!(@once X6); };
    (@pair X7 X7) => { digits!(@once X7); };
    (@pair X8 X8) => { digits!(@once X8); };
    (@pair X9 X9) => { digits!(@once X9); };
    (@pair XA XA) => { digits!(@once XA); };
    (@pair XB XB) => { digits!(@once XB); };
    (@pair XC XC) => { digits!(@once XC); };
    (@pair XD XD) => { digits!(@once XD); };
    (@pair XE XE) => { digits!(@once XE); };
    (@pair XF XF) => { digits!(@once XF); };
    (@pair $left:ident $right:ident) => {
        impl SameId<$right> for $left { type Count = Never; }
    };
    (@once $digit:ident) => {
        impl SameId<$digit> for $digit { type Count = Once; }
    };
}

digits! { X0 X1 X2 X3 X4 X5 X6 X7 X8 X9 XA XB XC XD XE XF }

/// Compares the digits of two ids in pairs and joins the counts.
macro_rules! ids {
    ($($left:ident $right:ident $same:ident),*) => {
        impl<$($left, $right, $same),*> SameId<Id<$($right),*>> for Id<$($left),*>
        where
            $($left: SameId<$right, Count = $same>,)*
            (): All<($($same,)*)>,
        {
            type Count = <() as All<($($same,)*)>>::Count;
        }
    };
}

/// The conjunction of eight counts.
pub trait All<Counts> {
    /// [`Once`] if all of them are.
    type Count;
}

impl<A, B, C, D, E, F, G, H, AB, CD, EF, GH, AD, EH> All<(A, B, C, D, E, F, G, H)> for ()
where
    A: Both<B, Count = AB>,
    C: Both<D, Count = CD>,
    E: Both<F, Count = EF>,
    G: Both<H, Count = GH>,
    AB: Both<CD, Count = AD>,
    EF: Both<GH, Count = EH>,
    AD: Both<EH>,
{
    type Count = And<AD, EH>;
}

ids! { A0 B0 S0, A1 B1 S1, A2 B2 S2, A3 B3 S3, A4 B4 S4, A5 B5 S5, A6 B6 S6, A7 B7 S7 }

/// Whether two records are of one DocType; implemented for all pairs.
pub trait SameDocType<Other> {
    /// [`Once`] if they are, else [`Never`].
    type Count;
}

impl<D, E> SameDocType<E> for D
where
    D: super::Document,
    E: super::Document,
    D::Id: SameId<E::Id>,
{
    type Count = Same<D::Id, E::Id>;
}
