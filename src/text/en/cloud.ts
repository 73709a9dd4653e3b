import type { ExportWords, FindingWords } from '../../peering/cloud/index.ts';

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
  twoAccounts:
    'Two accounts: each provider signs with a profile of its own (tccli configure --profile UIN). Unset TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.',
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

const things = { vpc: 'VPC', subnet: 'subnet', routeTable: 'route table', peering: 'peering' } as const;
const faults = {
  empty: 'the file is empty',
  truncated: 'the text ends too early',
  unexpected: 'this does not belong here',
  string: 'this string is broken',
  number: 'this is no JSON number',
  deep: 'this is nested too deep',
  'duplicate key': 'this key stands here twice',
} as const;
const describe = {
  vpc: 'DescribeVpcs',
  subnet: 'DescribeSubnets',
  routeTable: 'DescribeRouteTables',
  peering: 'DescribeVpcPeeringConnections',
} as const;

/** What is said of each thing found while importing, in English. */
export const findingWords: FindingWords = {
  TOO_LARGE: ({ bytes, max }) =>
    `The file has ${bytes} bytes, more than the ${max} that are read. Export fewer objects, or in several files.`,
  UNREADABLE: ({ because }) =>
    because === 'missing'
      ? 'There is no such file. Check the path.'
      : 'The file cannot be read. Check its permissions.',
  SYNTAX: ({ fault, line, column, near }) =>
    `No valid JSON at line ${line}, column ${column}: ${faults[fault]}${near === '' ? '' : ` (${near})`}. Save the whole output with --output json.`,
  UNKNOWN_DOCUMENT: () =>
    'Neither an answer of DescribeVpcs, DescribeSubnets, DescribeRouteTables or DescribeVpcPeeringConnections nor a Terraform state.',
  STATE_VERSION: ({ version }) =>
    `This is Terraform state version ${version}; version 4 is read. Run "terraform state pull" with Terraform 0.12 or later.`,
  CLOUD_ERROR: ({ error }) =>
    `The cloud answered with an error (${error}). Repeat the call and save its answer.`,
  WRONG_TYPE: ({ wants, got }) => `Wanted: ${wants}; found: ${got === 'undefined' ? 'nothing' : got}.`,
  INVALID_ID: ({ id }) => `"${id}" is no id: letters, digits, ".", ":", "-" and "_", at most 64.`,
  INVALID_BLOCK: ({ block, code }) =>
    ({
      INVALID_CIDR: `"${block}" is no CIDR block.`,
      HOST_BITS_SET: `${block} has host bits set: write the network's own address.`,
      FAMILY: `${block} is of the wrong IP version here.`,
    })[code],
  UNKNOWN_REGION: ({ region }) =>
    `"${region}" is no region that is known, neither short (gz) nor full (ap-guangzhou).`,
  UNKNOWN_STATE: ({ state }) => `"${state}" is no connection state.`,
  ACCOUNT_NEEDED: ({ vpc }) =>
    `Nothing says whose ${vpc} is. Pass --account UIN, or write UIN@FILE for this file.`,
  REGION_NEEDED: ({ vpc }) =>
    `Nothing says which region ${vpc} is in. Pass --region ap-…, or write UIN/ap-…@FILE for this file, or add its DescribeSubnets.`,
  SKIPPED: ({ kind, count }) => `Passed over: ${count} of ${kind}, which the network model does not hold.`,
  UNKNOWN_REFERENCE: ({ kind, id }) =>
    `The ${things[kind]} ${id} is in none of the files. Add the output of ${describe[kind]}.`,
  FOREIGN_PEER: ({ peering, vpc, uin, region }) =>
    `Left out: peering ${peering}, because nothing describes ${vpc}${uin === null ? '' : ` of account ${uin}`}${region === null ? '' : ` in ${region}`}. Ask its owner for DescribeVpcs and add it as ${uin ?? 'UIN'}@FILE.`,
  DIFFERS: ({ kind, id }) =>
    `The ${things[kind]} ${id} is described twice and not alike; the first is taken.`,
  ENDS_SWAPPED: ({ peering, requesterVpc }) =>
    `Both sides describe ${peering} as their own; ${requesterVpc}, named first, is taken as the requester.`,
  OWNER_CONFLICT: ({ vpc, stated, known }) =>
    `The file is said to be of account ${stated}, but by its peering ${vpc} belongs to ${known}, which is taken.`,
  INCOMPLETE: ({ kind, total, got }) =>
    `The cloud counts ${total} (${things[kind]}), the files hold ${got}. Fetch all pages with --Limit and --Offset of ${describe[kind]}.`,
  ROUTES_UNKNOWN: ({ table }) =>
    `Route table ${table} is described nowhere and stands in without its routes. Add DescribeRouteTables.`,
  TABLE_ELSEWHERE: ({ subnet, table, vpc }) =>
    `Left out: subnet ${subnet}, because its route table ${table} belongs to ${vpc}. Describe both again.`,
  STATE_ASSUMED: ({ peering, state }) =>
    `A Terraform state does not say whether ${peering} was accepted; ${state} is assumed. Add DescribeVpcPeeringConnections to be sure.`,
  TIME_ASSUMED: ({ peering }) =>
    `Nothing says when ${peering} was asked for; its 7 days are counted from now.`,
  GATEWAY_ASSUMED: ({ gateway, type, reaches }) =>
    `The ${type} gateway ${gateway} is known from routes only; taken to reach ${reaches === 'internet' ? 'the internet' : reaches}.`,
  NEXT_HOP_NOT_MODELLED: ({ type, nextHop }) =>
    `The next hop ${nextHop} (${type}) is not part of the network model; its routes count as dead.`,
};
