package com.objectstack.query;

/** What a field is compared with. */
public sealed interface Operand permits Literal, LiteralList, FieldReference, Subquery, SizeCondition {}
