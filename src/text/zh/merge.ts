import type { LeftOutArgs, LeftOutCode, MergeKind } from '../../peering/index.ts';
import { peeringZh } from './peering.ts';

const kinds = {
  vpc: 'VPC',
  routeTable: '路由表',
  subnet: '子网',
  gateway: '网关',
  peering: '对等连接',
  route: '路由',
} satisfies Record<MergeKind, string>;

/** 没有导入的东西，为什么；REFUSED 的原因由调用者逐条说。 */
const leftOut = {
  NOT_YOURS: () => '属于另一个账号。请该账号的人自己导入。',
  ID_TAKEN: () => '这个 ID 已被占用，不能再导入。请核对 ID。',
  VPC_NOT_YOURS: ({ vpc }) => `所在的 ${vpc} 不在本账号里。请先导入这个 VPC。`,
  FAR_END_NOT_YOURS: ({ vpc }) =>
    `另一端 ${vpc} 不在本账号里，导入不能代替对方同意。请在这里重新发起，由对方接受。`,
  NEEDS_BOTH_SIDES: () => '这条连接的另一端是别的账号，状态和带宽不能靠导入修改。请在这里操作。',
  WOULD_END: ({ state }) =>
    `文件里是“${peeringZh.states[state]}”，这里还在用。导入不会断开连接，要断开请在这里删除。`,
  DIFFERS: ({ known, stated }) => `已有记录是 ${known}，文件里是 ${stated}，不是同一个。请核对 ID。`,
  REFUSED: () => '不符合规则：',
  TOO_MANY: ({ max }) => `一次最多导入 ${max} 个，请分几次。`,
} satisfies { [C in LeftOutCode]: (args: Readonly<LeftOutArgs[C]>) => string };

/** 导入到账号时说的话，中文。 */
export const mergeZh = {
  kinds,
  leftOut,
  item: (kind: string, id: string, why: string) => `${kind} ${id}：${why}`,
};

/** The shape both languages share. */
export type MergeText = typeof mergeZh;
