import type { ExportWords } from '../../peering/cloud/words.ts';

const roles = { requester: 'requester', accepter: 'accepter' } as const;

/** What exported scripts and files say in English. */
export const exportWords: ExportWords = {
  header: ({ peering: { name, requester: a, accepter: b } }) => [
    `VPC peering "${name}": ${a.vpc} (account ${a.uin}, ${a.region}) with ${b.vpc} (account ${b.uin}, ${b.region}).`,
    'This was not run against a live account: read it before you run it.',
    'It holds no credentials; they come from your own configuration.',
  ],
  undoHeader: ({ peering: { name, requester: a, accepter: b } }) => [
    `Takes back the VPC peering "${name}" between ${a.vpc} (${a.uin}, ${a.region}) and ${b.vpc} (${b.uin}, ${b.region}).`,
    'This was not run against a live account: read it before you run it.',
    'It holds no credentials; they come from your own configuration.',
  ],
  step: (step) => {
    const who = `${roles[step.role]} (account ${step.account}, ${step.region})`;
    switch (step.kind) {
      case 'create':
        return `The ${who} asks for the peering.`;
      case 'accept':
        return `The ${who} accepts it, within 7 days.`;
      case 'wait':
        return `The ${who} waits until the peering is ACTIVE.`;
      case 'add-routes':
        return `The ${who} adds ${step.dests.length === 1 ? 'a route' : `${step.dests.length} routes`} to table ${step.routeTable}.`;
      case 'delete':
        return `The ${who} deletes the peering; the routes on both sides go with it.`;
    }
  },
  profile: (uin) => `must be signed in as account ${uin}`,
  leftOut: ({ route }) =>
    `Left out: the route to ${route.dest.text} in ${route.routeTable} is disabled. Add and disable it by hand if you want it.`,
  undo: 'To take it back:',
  undoId: 'The id (pcx-…) is the one that the create call returned.',
  terraformUndo:
    'terraform destroy, or apply a file with the providers only: the peering and its routes are destroyed.',
  noId: 'No peering was made: the answer holds no id:',
  failed: 'A step failed. To take back what was made so far:',
  done: 'Done. The peering is',
  usage: 'Pass the id of the peering: bash undo.sh pcx-xxxxxxxx',
  refusal: (refusal) => {
    switch (refusal.code) {
      case 'PEERING_NOT_FOUND':
        return `There is no peering ${refusal.args.peering} in this world. Check the id under "peerings".`;
      case 'PEERING_OVER':
        return `${refusal.args.peering} is ${refusal.args.state}; only a pending or active peering can be exported. Create a new one first.`;
      case 'OTHER_CLOUD':
        return `This world follows the rules of ${refusal.args.cloud}; exports exist for Tencent Cloud only. Choose a tencent profile.`;
    }
  },
};
