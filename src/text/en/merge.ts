import type { MergeText } from '../zh/merge.ts';
import { peeringEn } from './peering.ts';

/** What is said of an import into an account, in English. */
export const mergeEn: MergeText = {
  kinds: {
    vpc: 'VPC',
    routeTable: 'route table',
    subnet: 'subnet',
    gateway: 'gateway',
    peering: 'peering',
    route: 'route',
  },
  leftOut: {
    NOT_YOURS: () => 'it belongs to another account. Somebody of that account has to import it.',
    ID_TAKEN: () => 'this id is taken. Check the id.',
    VPC_NOT_YOURS: ({ vpc }) => `its VPC, ${vpc}, is not in this account. Import that VPC first.`,
    FAR_END_NOT_YOURS: ({ vpc }) =>
      `its other end, ${vpc}, is not in this account, and an import cannot agree for the other side. Ask for the peering here, and let them accept it.`,
    NEEDS_BOTH_SIDES: () =>
      'its other end is another account’s: no import changes its state or bandwidth. Change it here.',
    WOULD_END: ({ state }) =>
      `the file says it is ${peeringEn.states[state]}, and here it is in use. An import cuts nothing off; delete it here if it is over.`,
    DIFFERS: ({ known, stated }) =>
      `it is known as ${known}, the file says ${stated}: not the same thing. Check the id.`,
    REFUSED: () => 'it breaks a rule:',
    TOO_MANY: ({ max }) => `one import takes ${max} at most. Import the rest on its own.`,
  },
  item: (kind, id, why) => `${kind} ${id}: ${why}`,
};
