import { normalise } from '../faq/index.ts';
import { anyOf } from './any-of.ts';

/** How a text is meant: as an order, a wish, a request, a question. */
export interface Mood {
  /** Orders, wishes or requests an action. */
  readonly wants: boolean;
  /** Requests it politely, so that a question mark does not make it a question. */
  readonly polite: boolean;
  /** Asks how, where, why, what or who. */
  readonly open: boolean;
  /** Asks whether. */
  readonly yesNo: boolean;
  /** Wants to be taught how, not served. */
  readonly explains: boolean;
}

/** Reads the mood off a normalised text. */
export function moodOf(text: string): Mood {
  const polite = politeOrder.test(text);
  return {
    wants: polite || startsWithOrder.test(text) || asksForAction.test(text),
    polite,
    open: asksOpenly.test(text),
    yesNo: asksQuestion.test(text) || endsAsking.test(text),
    explains: explains.test(text),
  };
}

const endsAsking = /[?？吗]\s*$/;

/** "Do it for me", in so many words. */
const asksForAction = anyOf(String.raw`
  帮(?:我|忙|手|下|们|我们|咱|你) | 麻烦 | 劳烦 | 烦请 | 拜托 | (?:^|[，,。！!\s])请(?!问|教)
  | 给我(?!们?发|解释|讲) | 替我 | 我想(?!问|知道|了解|请|请教|確認|确认|搞清) | 我要(?!是|不要)
  | 我们想(?!问|知道|了解) | 我们要 | 我需要 | 想要?(?:让|把|在|给|跟|和|从|删|建|拉)
  | 希望(?:将|把|能把|在|建) | 需要(?:在|把|给|建|将|新建) | 搞一下 | 弄一下
  | (?:^|[\s，,])(?:把|将|给|向|跟|在|从|同) | 吧[。！!]?$ | 一下[吧吗。！!]?$
  | (?:^|\s)(?:please|pls|plz|kindly)(?![a-z]) | for (?:me|us)(?![a-z])
  | (?:can|could|would|will) (?:you|u) (?!explain|tell|describe|help me understand|clarify)
  | i(?:'d| would)? (?:want|like|need|wanna) | we(?:'d| would)? (?:want|like|need|wanna) | go ahead
  | help me (?!understand) | let's | let us | asap | right now | 赶紧 | 尽快 | 立刻 | 马上(?:给|把|帮)
  | (?:^|[\s，,])(?:急|快)[。！!]?$
`);

/** A request dressed as a question or with a please; not "please explain". */
const politeOrder = anyOf(String.raw`
  (?:can|could|would|will) (?:you|u) (?!explain|tell|describe|clarify)
  | (?<![a-z])(?:please|pls|plz|kindly)(?! (?:what|how|where|which|why|who|advise|explain|tell|describe|let me know))
  | 帮(?:我|忙|手|下) | 麻烦 | 烦请 | 劳烦 | 协助 | (?:^|[，,。\s])请(?!问|教|提供|说明|解释|介绍)
`);

/** Sentences that start with an order: "创建对等连接 vpc-a vpc-b", "peer vpc-a with vpc-b". */
const startsWithOrder = anyOf(String.raw`
  ^(?:请|您好[,，]?\s*|你好[,，]?\s*)*(?:现在|立即|马上|直接|先|再)?(?:创建|新建|建立|建|新增|添加|加|增加|补|开通|打通|连通|连接|发起|接受|同意|通过|批准|拒绝|拒掉|驳回|回绝|删除|删掉|删|断开|拆|拆掉|取消|移除|清理|调整|调大|调小|调高|调低|修改|改|提升|提高|升级|降低|扩容|配置|配|检查|诊断|排查|测试|测|查|看|列|列出|列一下|展示|显示|画|导出|生成|别接受|不同意|撤回|收回|重新|重启|启用|激活|规划|设计|导入|上传|登记|注册|绑定|加入|邀请|切换|换成|切到|录入|续期|全互联|两两)
  | ^(?:hi|hello|hey|ok|okay|so|now|then|just|,|\s)*(?:create|peer(?= (?:my|our|the|these|those|two|both|it|with|vpc|vnet))|connect|link|join|set ?up|setup|establish|build|make|open|add|put|append|insert|accept|approve|confirm|agree|reject|decline|refuse|deny|turn down|delete|remove|drop|tear|kill|disconnect|terminate|cut|cancel|destroy|close|change|modify|set|update|increase|raise|bump|upgrade|lower|reduce|decrease|downgrade|cap|limit|scale|adjust|resize|boost|check|test|diagnose|troubleshoot|verify|trace|debug|ping|list|show|display|get|give|draw|map|plot|visuali[sz]e|export|dump|generate|download|new peering|new vpc peering|need|withdraw|revoke|recall|re-?enable|re-?activate|re-?send|re-?submit|renew|revive|plan|design|lay out|import|upload|register|sign up|invite|switch|use|redeem|view|see)(?![a-z])
`);

/** Words that only a question has, however politely it is put. */
const asksOpenly = anyOf(String.raw`
  怎么 | 如何 | 怎样 | 咋(?!了) | 点样 | 点做 | 步骤 | 流程 | 教程 | 教我 | 教一下 | 讲讲 | 讲一下
  | 讲下 | 解释 | 介绍 | 说明 | 科普 | 指引 | 指南 | 入门 | 哪里 | 在哪 | 何处 | 哪儿 | 哪个(?!vpc) | 哪种
  | 哪一方 | 边度 | 喺边 | 为什么 | 为啥 | 为何 | 点解 | 什么(?!时候都) | 多少 | 几步 | 几个 | 几条 | 影响
  | 区别 | 差异 | 生效 | 谁 | 边个
  | (?:^|[\s,.;])(?:how|what|what's|where|which|why|who|when|explain|tell me|describe|guide|steps?|tutorial|difference|effects?|introduction|purpose)(?![a-z])
`);

/** Asks whether, or asks at all: wants an answer, not an action. */
const asksQuestion = anyOf(String.raw`
  ([\u4e00-\u9fff])不\1 | 还是(?!不|没|连|访|无|ping)
  | 怎么 | 如何 | 怎样 | 怎麼 | 怎樣 | 咋(?!了) | 点样 | 點樣 | 点做 | 步骤 | 流程 | 教程 | 教我 | 教一下
  | 讲讲 | 讲一下 | 讲下 | 解释 | 介绍 | 说明 | 说说 | 科普 | 指引 | 哪里 | 在哪 | 哪儿 | 哪个 | 哪种
  | 边度 | 喺边 | 能不能 | 能否 | 可不可以 | 可否 | 是否 | 会不会 | 要不要 | 需不需要 | 需要.{0,12}吗
  | 可以.{0,30}[吗不嘛么] | 能.{0,30}[吗不嘛么][?？]?$ | 会.{0,20}吗 | 要.{0,14}吗 | 行不行 | 行吗
  | 好吗[?？] | 为什么 | 为啥 | 为何 | 点解 | 什么 | 啥 | 多少 | 几步 | 几种 | 几条够 | 影响 | 区别 | 之后
  | 以后会 | 前提 | 条件 | 有没有(?!人|真人) | 谁 | 吗[?？。]?\s*$ | 么[?？]\s*$ | 呢[?？]?\s*$
  | (?:^|[\s,.;])(?:how|what|what's|where|which|why|who|when|should|do|does|did|is|are|am|was|must|may|can i|can we|can it|can my|can the|can one|can a|could i|could we|will|would it|shall|whether|explain|tell me|describe|guide|steps?|tutorial|difference)(?![a-z])
`);

/** Wants to be taught, not served. */
const explains = anyOf(String.raw`
  教我 | 讲讲 | 讲一下 | 讲下 | 解释 | 介绍 | 步骤 | 教程 | 流程 | 说明 | 怎么 | 如何 | 怎样 | 点样
  | explain | steps | guide | how to | how do | tutorial | understand
`);

/** Whether a text has the form of a question; of one that is answered with yes or no only where that is asked for. */
export function looksAsked(text: string, { yesNo = false }: { readonly yesNo?: boolean } = {}): boolean {
  const mood = moodOf(normalise(text));
  return /[?？]\s*$/.test(text) || mood.open || (yesNo && mood.yesNo);
}
