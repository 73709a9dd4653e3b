import type { ConnectivityText } from '../../zh/guides/connectivity.ts';
import { plural } from '../plural.ts';

/** What “check connectivity” and the reminder to the other side say, in English. */
export const connectivityEn: ConnectivityText = {
  title: 'Check connectivity',
  from: { label: 'from', ask: 'From where? Pick a VPC, or type a subnet ID or an IP address.' },
  to: {
    label: 'to',
    ask: 'To where? Pick a VPC, or type a subnet ID or an IP address. For one of their VPCs, type its ID.',
  },
  ends: {
    own: (name, id) => `${name} (${id})`,
    theirs: (id) => `their ${id}`,
    within: (part, vpc) => `${part} in ${vpc}`,
    example: 'prod, vpc-1a2b3c4d, subnet-1a2b3c4d or 10.0.0.5',
    theirButton: (id) => `theirs · ${id}`,
    nowhere: (address) =>
      `${address} is in none of your VPCs, and in none that is peered with yours. Try another, or say where it is: 10.0.0.5@vpc-1a2b3c4d.`,
    notWithin: (address, vpc) => `${address} is not within the blocks of ${vpc}. Please check.`,
    severalVpcs: (address, vpcs, example) =>
      `Several VPCs hold ${address}: ${vpcs}. Please say which, for example ${example}.`,
    same: 'Both ends are the same. Please choose another one to go to.',
    oneOwn: 'Neither end is yours. At least one must be a VPC, subnet or address of your own.',
  },
  verdicts: {
    REACHABLE: (from, to) => `✅ ${from} ↔ ${to}: reachable both ways.`,
    UNREACHABLE: (from, to) => `❌ ${from} ↔ ${to}: not reachable.`,
    PARTIAL: (from, to) => `⚠️ ${from} ↔ ${to}: reachable in part.`,
  },
  proof: (there, back) => `- There: ${there}\n- Back: ${back}`,
  theirTable: 'their route table',
  outOfScope: 'This checked peering and routes, not security groups or network ACLs.',
  causes: 'Why:',
  moves: {
    mine: (reason) => `Your side: ${reason}`,
    theirs: (reason, account) => `Account ${account}: ${reason}`,
  },
  steps: 'What to do:',
  you: 'You',
  them: (account) => `Account ${account}`,
  step: (who, what) => `${who}: ${what}`,
  theirRoutes: (dest, hop) => `add a route to ${dest} in its own route table, next hop ${hop}`,
  theirCheck: (account) => `Account ${account} has to look at its own route tables.`,
  newPeering: (a, b) => `the new peering of ${a} and ${b}`,
  noSteps: 'No single step would fix this.',
  viewer: 'You are a viewer: please have an operator do this.',
  more: (count) => `… and ${count} more`,
  buttons: {
    accept: (peering) => `Accept ${peering}`,
    add_route: (dest, table) => `Add route ${dest} · ${table}`,
    delete_route: (dest, table) => `Delete route ${dest} · ${table}`,
    enable_route: (dest, table) => `Enable route ${dest} · ${table}`,
    all: (count) => `Do my ${count} steps`,
    create: 'Create the peering',
    remind: 'Remind them',
    again: 'Check again',
  },
  remind: {
    done: (people, account) =>
      people === 1
        ? `I reminded one person in account ${account}.`
        : `I reminded ${people} people in account ${account}.`,
    nobody: (account) => `Nobody in account ${account} uses this bot yet. Please tell them yourself.`,
    lately: (minutes) => `I reminded them just now. You can do it again in ${plural(minutes, 'minute')}.`,
    nothing: 'There is nothing left to do on their side.',
    accept: (account, name, id) =>
      `Account ${account} reminds you: the peering **${name}** (\`${id}\`) is still waiting for you to accept it.`,
    route: (account, name, id, dest) =>
      `Account ${account} reminds you: the peering **${name}** (\`${id}\`) still lacks your side’s route to ${dest}.`,
    acceptButton: 'See the request',
    routeButton: 'Add the route',
    details: 'Details',
  },
};
