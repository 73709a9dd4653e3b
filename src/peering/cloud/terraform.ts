import type { Role } from '../refusal.ts';
import type { CloudPlan } from './plan.ts';
import { commentText, hclString } from './quoting.ts';
import type { ExportWords } from './words.ts';

/**
 * The plan as a Terraform file. Arguments as in terraform-provider-tencentcloud's docs
 * (vpc_peer_connect_manager, vpc_peer_connect_accept_operation, route_table_entry; since 1.81.60).
 * The provider has no wait for ACTIVE: an accept that returned has been applied. No credentials: one account takes
 * them from the environment, two from a profile each (`profile` of the provider's schema), called like the UIN.
 */
export function terraformFile(plan: CloudPlan, words: ExportWords): string {
  const { name, requester, accepter, bandwidthMbps, chargeType, qosLevel } = plan.peering;
  const accepts = plan.steps.some(({ kind }) => kind === 'accept');
  const after = accepts
    ? 'tencentcloud_vpc_peer_connect_accept_operation.peering'
    : 'tencentcloud_vpc_peer_connect_manager.peering';
  const said = (kind: string): string[] =>
    plan.steps.filter((step) => step.kind === kind).map((step) => words.step(step));
  const manager = block('resource "tencentcloud_vpc_peer_connect_manager" "peering"', [
    ['provider', providerOf(plan, 'requester')],
    ['source_vpc_id', hclString(requester.vpc)],
    ['peering_connection_name', hclString(name)],
    ['destination_vpc_id', hclString(accepter.vpc)],
    ['destination_uin', hclString(accepter.uin)],
    ['destination_region', hclString(accepter.region)],
    ...(bandwidthMbps === null ? [] : [['bandwidth', String(bandwidthMbps)] as const]),
    ...(chargeType === null ? [] : [['charge_type', hclString(chargeType)] as const]),
    ...(qosLevel === null ? [] : [['qos_level', hclString(qosLevel)] as const]),
  ]);
  const accept = block('resource "tencentcloud_vpc_peer_connect_accept_operation" "peering"', [
    ['provider', providerOf(plan, 'accepter')],
    ['peering_connection_id', 'tencentcloud_vpc_peer_connect_manager.peering.id'],
  ]);
  const routes = plan.steps.flatMap((step, at) => {
    if (step.kind !== 'add-routes') return [];
    const entries = step.dests.map((dest, index) =>
      block(`resource "tencentcloud_route_table_entry" "${step.role}_${at}_${index}"`, [
        ['provider', providerOf(plan, step.role)],
        ['route_table_id', hclString(step.routeTable)],
        ['destination_cidr_block', hclString(dest.text)],
        ['next_type', hclString('PEERCONNECTION')],
        ['next_hub', 'tencentcloud_vpc_peer_connect_manager.peering.id'],
        ['depends_on', `[${after}]`],
      ]),
    );
    return [...comments([words.step(step)]), ...entries];
  });
  return file([
    ...comments([...words.header(plan), ...plan.leftOut.map(words.leftOut)]),
    ...comments([words.undo, words.terraformUndo]),
    ...settings(plan, words),
    ...comments(said('create')),
    manager,
    ...(accepts ? [...comments(said('accept')), accept] : []),
    ...routes,
  ]);
}

/** The way back: the same providers and nothing else. Applied in place of the plan, it makes Terraform destroy all. */
export const terraformUndo = (plan: CloudPlan, words: ExportWords): string =>
  file([...comments([...words.undoHeader(plan), words.terraformUndo]), ...settings(plan, words)]);

const file = (blocks: readonly string[]): string => `${blocks.join('\n')}\n`;

const comments = (lines: readonly string[]): string[] => lines.map((line) => `# ${commentText(line)}`);

function settings(plan: CloudPlan, words: ExportWords): string[] {
  const { requester, accepter } = plan.peering;
  const roles = [...new Set((['requester', 'accepter'] as const).map((role) => aliasOf(plan, role)))];
  const two = requester.uin !== accepter.uin;
  return [
    'terraform {',
    '  required_providers {',
    '    tencentcloud = {',
    '      source  = "tencentcloudstack/tencentcloud"',
    '      version = ">= 1.81.60"',
    '    }',
    '  }',
    '}',
    '',
    ...(two ? comments([words.twoAccounts]) : []),
    ...roles.flatMap((role) => [
      ...comments([words.profile(plan.peering[role].uin)]),
      block('provider "tencentcloud"', [
        ['alias', hclString(role)],
        ['region', hclString(plan.peering[role].region)],
        ...(two ? [['profile', hclString(plan.peering[role].uin)] as const] : []),
      ]),
    ]),
  ];
}

/** One provider serves both ends where account and region are the same. */
function aliasOf(plan: CloudPlan, role: Role): Role {
  const { requester, accepter } = plan.peering;
  return requester.uin === accepter.uin && requester.region === accepter.region ? 'requester' : role;
}

const providerOf = (plan: CloudPlan, role: Role): string => `tencentcloud.${aliasOf(plan, role)}`;

/** A block with its arguments aligned, as `terraform fmt` leaves them, and an empty line after it. */
function block(head: string, args: readonly (readonly [key: string, value: string])[]): string {
  const width = Math.max(...args.map(([key]) => key.length));
  return [`${head} {`, ...args.map(([key, value]) => `  ${key.padEnd(width)} = ${value}`), '}', ''].join(
    '\n',
  );
}
