import fc from 'fast-check';
import { type TicketAct, type TicketActor, ticketPriorities } from '../../src/tickets/index.ts';
import { ann, bob, customer, lea, onStaff, stranger } from './tickets.ts';

const text = fc.oneof(
  { arbitrary: fc.constantFrom('好的', 'still broken'), weight: 10 },
  { arbitrary: fc.constantFrom('', 'x'.repeat(4001)), weight: 1 },
);

const act: fc.Arbitrary<TicketAct> = fc.oneof(
  fc.record({ act: fc.constantFrom('write', 'write', 'answer', 'answer', 'ask_back', 'note'), text }),
  fc.record({ act: fc.constantFrom('claim', 'release', 'solve', 'close', 'taught') }),
  fc.record({ act: fc.constant('transfer'), to: fc.constantFrom(onStaff(ann), onStaff(bob)) }),
  fc.record({ act: fc.constant('prioritise'), priority: fc.constantFrom(...ticketPriorities) }),
  fc.record({ act: fc.constant('rate'), stars: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ act: fc.constant('decide'), approve: fc.boolean() }),
) as fc.Arbitrary<TicketAct>;

/** Anybody doing anything to a ticket, likely those who may. */
export const anyDeed: fc.Arbitrary<{ readonly by: TicketActor; readonly act: TicketAct }> = act.chain(
  (chosen) =>
    fc.record({
      by:
        chosen.act === 'write' || chosen.act === 'rate'
          ? fc.constantFrom(customer, customer, customer, customer, stranger, ann)
          : fc.constantFrom(ann, ann, bob, lea, customer),
      act: fc.constant(chosen),
    }),
);
