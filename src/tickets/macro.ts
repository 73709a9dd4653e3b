import { refusedFor, type TicketRefused, ticketRefusal } from './refusal.ts';

/** What a macro may speak of, written `{{customer}}`. */
export const macroVariables = [
  /** What the customer is called. */
  'customer',
  /** The number of the ticket. */
  'ticket',
  /** What the agent is called, or the desk where agents stay anonymous. */
  'agent',
  /** The UIN of the customer's account. */
  'account',
  /** What the ticket is about. */
  'summary',
  /** The first VPC that the ticket concerns, by id. */
  'vpc',
  /** The first peering that it concerns, by id. */
  'peering',
] as const;
export type MacroVariable = (typeof macroVariables)[number];

/** A canned reply in both languages. */
export interface Macro {
  readonly id: string;
  /** What it is called on its button. */
  readonly title: Readonly<Record<'zh' | 'en', string>>;
  readonly body: Readonly<Record<'zh' | 'en', string>>;
  /** Every variable it uses in either language. */
  readonly variables: readonly MacroVariable[];
}

/** The text that a macro comes to, or why there is none. */
export type FilledMacro = { readonly ok: true; readonly text: string } | TicketRefused;

/** A variable in the body of a macro. */
export const macroVariable = /\{\{\s*([a-z_]+)\s*\}\}/g;

/**
 * Fills a macro in. What is put in is not looked at again: a customer called `{{account}}` stays so. Refuses with
 * MACRO_VARIABLE_MISSING, naming all that the language needs and that have no value (or an empty one) here.
 */
export function fillMacro(
  macro: Macro,
  lang: 'zh' | 'en',
  values: Readonly<Partial<Record<MacroVariable, string>>>,
): FilledMacro {
  const missing = new Set<string>();
  const text = macro.body[lang].replace(macroVariable, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as MacroVariable] : undefined;
    if (value === undefined || value.trim() === '') missing.add(name);
    return value ?? '';
  });
  if (missing.size === 0) return { ok: true, text };
  return refusedFor(ticketRefusal('MACRO_VARIABLE_MISSING', { macro: macro.id, variables: [...missing] }));
}
