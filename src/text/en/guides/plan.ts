import type { PlanText } from '../../zh/guides/plan.ts';

/** What “plan” says, in English. */
export const planEn: PlanText = {
  title: 'Plan connectivity',
  needTwo: 'A plan needs at least two VPCs of your own. Add them, or import them from the cloud.',
  vpcs: {
    label: 'VPCs',
    ask: 'Which VPCs should be connected? Tap them one by one, then “Done”; or type them with commas: prod, backup.',
    picked: (names) => `Picked: ${names}`,
    done: (count) => `Done (${count})`,
    all: 'All of them',
    tooFew: 'Please pick at least two VPCs.',
    tooMany: (max) => `At most ${max} VPCs can be planned at once. Please pick fewer.`,
    example: 'prod, backup',
    among: (count) => `and others, ${count} in all`,
  },
  wish: {
    label: 'topology',
    ask: 'Who must reach whom?',
    mesh: 'Every VPC with every other',
    hub: 'All with one hub',
    bad: 'Please say “each other” or “hub”.',
  },
  hub: {
    label: 'hub',
    ask: 'Which VPC is the hub? The others reach it, but not each other: peering is not transitive.',
  },
  links: 'Links:',
  new: (a, b, mbps) => `${a} ↔ ${b}: new${mbps}`,
  exists: (a, b, id, steps) =>
    steps === 0 ? `${a} ↔ ${b}: has \`${id}\`, nothing to change` : `${a} ↔ ${b}: uses \`${id}\``,
  mbps: (mbps) => `, ${mbps} Mbps`,
  impossible: 'These cannot be linked:',
  not: (a, b, reasons) => `${a} ↔ ${b}: ${reasons}`,
  steps: (count) => (count === 1 ? 'One step:' : `${count} steps, in order:`),
  quotas: 'Peering quota:',
  quota: (vpc, before, after, limit) => `${vpc}: ${before} → ${after} of ${limit}`,
  ceiling: (amount, currency) =>
    `Cross-region traffic: at most ${amount} ${currency} a month with every cap fully used for 30 days. You pay for what you use.`,
  free: 'All in one region: traffic is free.',
  nothing: 'Everything is already linked and routed. There is nothing to do.',
  more: (count) => `… and ${count} more`,
  commit: 'Do it all',
  done: (peerings, routes) =>
    `Done: ${peerings} new ${peerings === 1 ? 'peering' : 'peerings'}, ${routes} new ${routes === 1 ? 'route' : 'routes'}.`,
  verdict: {
    REACHABLE: (a, b) => `✅ ${a} ↔ ${b}: reachable both ways`,
    UNREACHABLE: (a, b) => `❌ ${a} ↔ ${b}: not reachable yet`,
    PARTIAL: (a, b) => `⚠️ ${a} ↔ ${b}: reachable in part`,
  },
  why: 'See why',
  peerings: 'Show peerings',
};
