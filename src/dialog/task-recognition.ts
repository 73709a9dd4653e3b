import type { DataSpan } from '../faq/index.ts';
import type { Task } from './tasks.ts';

const peeringWord = /对等|peering|(?<![a-z])peer(?:ed|s)?(?![a-z])|pcx-/;

/** "Do it for me", in so many words. */
const asksForAction =
  /帮(?:我|忙|手|下|们|我们|咱|你)|麻烦|劳烦|烦请|拜托|(?:^|[，,。！!\s])请(?!问|教)|给我(?!们?发|解释|讲)|替我|我想(?!问|知道|了解|请|请教|確認|确认|搞清)|我要(?!是|不要)|我们想(?!问|知道|了解)|我们要|我需要|想要?(?:让|把|在|给|跟|和|从|删|建|拉)|希望(?:将|把|能把|在|建)|需要(?:在|把|给|建|将|新建)|搞一下|弄一下|(?:^|[\s，,])(?:把|将|给|向|跟|在|从|同)|吧[。！!]?$|一下[吧吗。！!]?$|(?:^|\s)(?:please|pls|plz|kindly)(?![a-z])|for (?:me|us)(?![a-z])|(?:can|could|would|will) (?:you|u) (?!explain|tell|describe|help me understand|clarify)|i(?:'d| would)? (?:want|like|need|wanna)|we(?:'d| would)? (?:want|like|need|wanna)|go ahead|help me (?!understand)|let's|let us|asap|right now|赶紧|尽快|立刻|马上(?:给|把|帮)|(?:^|[\s，,])(?:急|快)[。！!]?$/;

/** Words that only a question has, however politely it is put. */
const asksOpenly =
  /怎么|如何|怎样|咋(?!了)|点样|点做|步骤|流程|教程|教我|教一下|讲讲|讲一下|讲下|解释|介绍|说明|科普|指引|指南|入门|哪里|在哪|何处|哪儿|哪个(?!vpc)|哪种|哪一方|边度|喺边|为什么|为啥|为何|点解|什么(?!时候都)|多少|几步|几个|几条|影响|区别|差异|生效|谁|边个|(?:^|[\s,.;])(?:how|what|what's|where|which|why|who|when|explain|tell me|describe|guide|steps?|tutorial|difference|effects?|introduction|purpose)(?![a-z])/;

/** Asks how, whether, where, why: wants an answer, not an action. */
const asksQuestion =
  /怎么|如何|怎样|怎麼|怎樣|咋(?!了)|点样|點樣|点做|步骤|流程|教程|教我|教一下|讲讲|讲一下|讲下|解释|介绍|说明|说说|科普|指引|哪里|在哪|哪儿|哪个|哪种|边度|喺边|能不能|能否|可不可以|可否|是否|会不会|要不要|需不需要|需要.{0,12}吗|可以.{0,30}[吗不嘛么]|能.{0,30}[吗不嘛么][?？]?$|会.{0,20}吗|要.{0,14}吗|行不行|行吗|好吗[?？]|为什么|为啥|为何|点解|什么|啥|多少|几步|几种|几条够|影响|区别|之后|以后会|前提|条件|有没有(?!人|真人)|谁|吗[?？。]?\s*$|么[?？]\s*$|呢[?？]?\s*$|(?:^|[\s,.;])(?:how|what|what's|where|which|why|who|when|should|do|does|did|is|are|am|was|must|may|can i|can we|can it|can my|can the|can one|can a|could i|could we|will|would it|shall|whether|explain|tell me|describe|guide|steps?|tutorial|difference)(?![a-z])/;

/** Sentences that start with an order: "创建对等连接 vpc-a vpc-b", "peer vpc-a with vpc-b". */
const startsWithOrder =
  /^(?:请|您好[,，]?\s*|你好[,，]?\s*)*(?:现在|立即|马上|直接|先|再)?(?:创建|新建|建立|建|新增|添加|加|增加|补|开通|打通|连通|连接|发起|接受|同意|通过|批准|拒绝|拒掉|驳回|回绝|删除|删掉|删|断开|拆|拆掉|取消|移除|清理|调整|调大|调小|调高|调低|修改|改|提升|提高|升级|降低|扩容|配置|配|检查|诊断|排查|测试|测|查|看|列|列出|列一下|展示|显示|画|导出|生成|别接受|不同意)|^(?:hi|hello|hey|ok|okay|so|now|then|just|,|\s)*(?:create|peer(?= (?:my|our|the|these|those|two|both|it|with|vpc|vnet))|connect|link|join|set ?up|setup|establish|build|make|open|add|put|append|insert|accept|approve|confirm|agree|reject|decline|refuse|deny|turn down|delete|remove|drop|tear|kill|disconnect|terminate|cut|cancel|destroy|close|change|modify|set|update|increase|raise|bump|upgrade|lower|reduce|decrease|downgrade|cap|limit|scale|adjust|resize|boost|check|test|diagnose|troubleshoot|verify|trace|debug|ping|list|show|display|get|give|draw|map|plot|visuali[sz]e|export|dump|generate|download|new peering|new vpc peering|need)(?![a-z])/;

interface Pattern {
  readonly task: Task;
  readonly words: RegExp;
  /** What else must stand in the text, over and above an order or request. */
  readonly needs?: (text: string, data: readonly DataSpan[]) => boolean;
  /** The words alone are a request, even put as a question. */
  readonly plain?: boolean;
}

const has = (data: readonly DataSpan[], ...kinds: DataSpan['kind'][]) =>
  data.some(({ kind }) => kinds.includes(kind));
const count = (data: readonly DataSpan[], ...kinds: DataSpan['kind'][]) =>
  new Set(data.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)).size;
const named = (data: readonly DataSpan[]) => has(data, 'vpc', 'peering', 'subnet', 'ip', 'route_table');

/** Checked in order; the first that fits names the task. */
const patterns: readonly Pattern[] = [
  {
    task: 'ticket_status',
    words:
      /(?:工单|(?<![a-z])(?:tickets?|support case|case)(?![a-z])).{0,30}(?:进度|进展|状态|结果|处理|到哪|怎么样|怎样|如何了|有没有|回复|消息|更新|搞定|解决|status|update|progress|news|going|resolved|answered|happening|reply|stand)|(?:进度|进展|状态|处理|查|看|status|update|progress|news|check|follow up|where is|what about).{0,30}(?:工单|(?<![a-z])(?:tickets?|support case|my case)(?![a-z]))|^(?:我的)?工单\s*#?\d*[?？]?$|^(?:my )?tickets?\s*#?\d*\??$/,
    plain: true,
  },
  {
    task: 'talk_to_human',
    words:
      /人工|真人|转接|活人|找.{0,3}客服|客服(?:电话|呢)?[?？!！]?$|转客服|叫个?人|找个?人|接线员|坐席|(?:talk|speak|chat|connect me|transfer me|transferred|get me|hand me|put me through|escalate|reach|contact|switch).{0,24}(?:human|person|agent|someone|somebody|representative|rep|support|staff|operator|engineer)|(?<![a-z])(?:real|live|actual) (?:human|person|agent)|human (?:agent|support|please|pls)|^(?:agent|human|operator|representative)[.!?]*$/,
    needs: (text) => !/是不是|是.{0,4}还是|你是|are you|am i/.test(text),
    plain: true,
  },
  {
    task: 'export',
    words:
      /导出|汇出|(?<![a-z])(?:export|dump|download)(?![a-z])|(?:生成|给我|来一?份|出一?份|弄一?份|转成|输出|写成|要一?份).{0,16}(?:terraform|tccli|脚本|hcl|json|yaml|csv|清单|配置文件)|(?:give|generate|get|produce|make|create|send|output|write).{0,24}(?:terraform|tccli|script|hcl|json|csv)/,
    needs: (text) => !/怎么|如何|怎样|能不能|支持|可以.*吗|how|can i|is it|does|which|where/.test(text),
    plain: true,
  },
  {
    task: 'show_map',
    words:
      /拓扑|拓朴|topology|架构图|网络图|连接图|互联图|关系图|示意图|(?:画|绘).{0,20}(?:图|出来|一下|下|网络)|出.{0,3}图|(?:看|来|给).{0,12}张图|(?:show|draw|display|render|see|get|give|view|plot|open).{0,36}(?:map|diagram|graph|picture|layout)|(?:draw|map|visuali[sz]e|plot|sketch).{0,20}(?:network|vpcs?|peerings?|connections?)/,
    needs: (text) =>
      !/怎么|如何|能不能|支持吗|hub.?spoke|how (?:do|to|can)|监控图|曲线|traffic graph|graph of traffic/.test(
        text,
      ),
    plain: true,
  },
  {
    task: 'reject',
    words:
      /拒绝|拒了|拒掉|拒收|驳回|回绝|打回|退回|不同意|别接受|不接受|推掉|婉拒|(?<![a-z])(?:reject|decline|refuse|deny|turn (?:it |that |this |them )?down|turn down|say no)(?![a-z])/,
    needs: (text, data) =>
      peeringWord.test(text) ||
      /申请|请求|邀请|request|invit|it|that|this/.test(text) ||
      has(data, 'peering', 'account', 'vpc'),
  },
  {
    task: 'delete',
    words:
      /删|断开|断掉|拆|拔掉|撤掉|撤销|解除|移除|清理|干掉|停掉|销毁|释放|切断|注销|cut|取消(?!对)|(?<![a-z])(?:delete|remove|drop|tear|kill|disconnect|terminate|destroy|unpeer|get rid of|take down|cancel|close|nuke|decommission)(?![a-z])/,
    needs: (text, data) =>
      (peeringWord.test(text) || has(data, 'peering') || count(data, 'vpc') >= 2) &&
      !/路由(?!表)(?!.*对等连接删)|(?<![a-z])routes?(?![a-z])/.test(text),
  },
  {
    task: 'modify_bandwidth',
    words:
      /(?:带宽|频宽|限速|速率|bandwidth|cap(?![a-z])|throughput|speed|上限).{0,40}(?:改|调|升|降|加|提|扩|增|减|变|设|放宽|拉|到|不够|change|set|increase|raise|bump|upgrade|lower|reduce|to \d)|(?:改|调|升|降|加|提|扩|增|减|设|拉|change|set|increase|raise|bump|upgrade|lower|reduce|decrease|downgrade|more|adjust|modify|boost|resize|limit|cap|double|need).{0,60}(?:带宽|频宽|bandwidth|throughput|(?<![a-z])cap(?![a-z])|mbps|gbps|兆)|扩容|(?:upgrade|bump|raise|increase|scale|boost|cap|limit).{0,60}\d+\s*[mg](?:bps)?/,
    needs: (text, data) =>
      (has(data, 'peering', 'bandwidth') || peeringWord.test(text) || /带宽|频宽|bandwidth/.test(text)) &&
      !/(?:建|创建|新建|建立|打通|连起来|开通).{0,30}(?:对等|peering|vpc)|(?:create|new|set up|establish|build|open|connect).{0,20}(?:peering|vpc|connection)/.test(
        text,
      ),
  },
  {
    task: 'add_route',
    words:
      /(?:路由|(?<![a-z])rout(?:e|es|ing)(?![a-z])|rtb-).{0,60}(?:加|添|配|补|增|写|指|设|add|put|append|create|insert|missing|set)|(?:加|添|配|补|增|写|建|设|add|put|append|create|insert|need|set|configure).{0,60}(?:路由|(?<![a-z])rout(?:e|es|ing)(?![a-z])|rtb-)|加路由|(?:下一跳|next hop).{0,40}pcx-/,
    needs: (text) => !/路由.{0,3}(?:冲突|优先级)|ecmp/.test(text),
  },
  {
    task: 'check_connectivity',
    words:
      /通不通|不通|能通|通吗|通么|通嘛|通唔通|连通|联通性|通不了|连不上|连不到|连唔到|访问不|访问得|能访问|能不能访问|能否访问|到不了|能到|可达|ping|telnet|traceroute|超时|诊断|排查|不了|是否正常|检查|测试|测一下|测下|查一下|查查|看看|看下|睇下|(?<![a-z])(?:reach(?:able|ability)?|talk to|connectivity|connect(?:ed|s)? to|diagnose|troubleshoot|debug|check|test|verify|trace|timeout|timed? ?out|unreachable|get to|access|nothing gets|not working|lost|why can't|why cannot|blocked)(?![a-z])/,
    needs: (text, data) =>
      (named(data) || (data.some(({ kind }) => kind === 'cidr') && /通|ping|reach|访问/.test(text))) &&
      !/列|list|所有对等|all peerings|哪些|路由表.{0,10}(?:有|看)/.test(text) &&
      (count(data, 'vpc', 'ip', 'subnet', 'cidr') >= 2 ||
        has(data, 'peering') ||
        /访问不了|连不上|不通|reachable|reach|ping|排查|诊断|diagnose|check|检查|测/.test(text)) &&
      !/能对等|可以对等|能不能对等|能建|重叠|冲突|overlap/.test(text) &&
      !/(?:拉|建|开|整|做|加|搞).{0,4}(?:对等|peering)/.test(text),
    plain: true,
  },
  {
    task: 'list_peerings',
    words:
      /(?:列|查看|查询|显示|展示|看一下|看看|看下|查查|查下|查一下|睇|睇下|瞅|瞧|给我看|要看|想看|打开|拉一?下|盘点|统计|数一下).{0,36}(?:对等|peering|pcx|连接列表)|(?:有|建了|现有|存在|哪些|几条|多少条|所有|全部|目前|现在|当前).{0,12}(?:对等|peering).{0,12}(?:列|清单|有哪些|列表|是哪些)|(?:我|我们|账号|账户|现在|目前|当前|地域|名下|vpc-\S+).{0,20}(?:有|建了|开了|存在).{0,6}(?:哪些|哪几|几条|多少条|多少个|几个|什么).{0,6}(?:对等|peering)|(?:对等|peering).{0,10}(?:列一?下|列出来|列表|清单|有哪些|都有啥)[呢吗?？。]*$|(?<![a-z])(?:list|show|display|view|see|fetch|enumerate|print|give me|pull up|get me|check|look at)(?![a-z])(?: me)?(?: (?:all|of|my|our|the|every|current|existing|active|pending|vpc|a list of|list of|which|what|status of))*,? (?:peerings|peering connections?|peers|peering list|pending requests)(?![a-z])|(?:what|which|how many) (?:active |pending |vpc )*(?:peerings|peering connections|peers).{0,20}(?:do|have|are|exist|does|did)|(?:peerings?|peering connections) (?:list|overview)$/,
    needs: (text) =>
      !/区别|差异|带宽限制|加密|怎么|如何|最多|上限|配额|还能|可以建|limit|quota|difference|how to|per vpc|can i (?:create|have)|maximum/.test(
        text,
      ),
    plain: true,
  },
  {
    task: 'accept',
    words:
      /接受|同意|通过一下|通过下|通过吧|批准|批一下|批了|点.{0,4}通过|给.{0,4}通过|请求通过|申请通过|把.{0,30}通过|答应|应允|点一下接受|收下|(?<![a-z])(?:accept|approve|confirm|agree to|ok|green-?light|say yes)(?![a-z])/,
    needs: (text, data) =>
      peeringWord.test(text) || has(data, 'peering', 'account') || /申请|请求|邀请|request|invit/.test(text),
  },
  {
    task: 'create',
    words:
      /创建|新建|建立|搭建|搭一?条|建|打通|连通|接通|连起来|连一起|连到一起|连在一起|连接起来|互联|互通|开通|开条|开一?条|拉一?条|拉条|整一?条|整条|来一?条|做一?条|做对等|做个对等|搞.{0,3}对等|加.{0,3}对等|发起|申请.{0,8}对等|驳去|连去|连上|连(?=.{0,6}vpc)|接起来|能访问|对等一下|做.{0,4}peering|(?<![a-z])(?:create|peer|connect|link|join|joined|set ?up|setup|establish|build|make|open|new peering|new vpc peering|initiate|request|spin up|hook|bridge|wire|interconnect|add a peering|need a peering)(?![a-z])/,
    needs: (text, data) =>
      (peeringWord.test(text) ||
        count(data, 'vpc') >= 2 ||
        (has(data, 'vpc') && /vpc.{0,30}(?:网络|vpc|账号)/.test(text)) ||
        twoNetworks.test(text)) &&
      !/子网|subnet-|(?:新建|创建|建).{0,4}(?:vpc|私有网络)[。!！]?$/.test(text),
  },
];

const twoNetworks =
  /(?:vpc|私有网络|内网|网络|network).{0,20}(?:和|跟|与|同|到|and|with|to).{0,24}(?:vpc|私有网络|内网|网络|network)/;

/**
 * Is the text a request to act, and which? A how-to question ("怎么创建对等连接") is not; an order, a wish or a polite
 * request is, even where it ends in a question mark ("can you accept pcx-…?").
 */
export function recogniseTask(normal: string, data: readonly DataSpan[]): Task | undefined {
  const text = maskData(normal, data);
  const orders = startsWithOrder.test(text);
  const polite = politeOrder.test(text);
  const wants = orders || polite || asksForAction.test(text);
  const open = asksOpenly.test(text);
  const yesNo = asksQuestion.test(text) || /[?？吗]\s*$/.test(text);
  for (const { task, words, needs, plain } of patterns) {
    if (!words.test(text) || (needs && !needs(text, data))) continue;
    if (plain) {
      if (!explains.test(text) || named(data) || task === 'ticket_status') return task;
      continue;
    }
    if (open && !(polite && named(data))) continue;
    if (yesNo && !polite && !(wants && named(data) && !/[?？吗]\s*$/.test(text))) continue;
    if (wants || named(data)) return task;
  }
  return undefined;
}

const politeOrder =
  /(?:can|could|would|will) (?:you|u) (?!explain|tell|describe|clarify)|(?<![a-z])(?:please|pls|plz|kindly)(?! (?:what|how|where|which|why|who|advise|explain|tell|describe|let me know))|帮(?:我|忙|手|下)|麻烦|烦请|劳烦|协助|(?:^|[，,。\s])请(?!问|教|提供|说明|解释|介绍)/;
const explains =
  /教我|讲讲|讲一下|讲下|解释|介绍|步骤|教程|流程|说明|怎么|如何|怎样|点样|explain|steps|guide|how to|how do|tutorial|understand/;

/** Puts a plain stand-in for each piece of data, so that `vpc-test` is no request for a test. */
function maskData(text: string, data: readonly DataSpan[]): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of data) {
    masked += text.slice(from, start) + (standIn[kind] ?? text.slice(start, end));
    from = end;
  }
  return masked + text.slice(from);
}

const standIn: Partial<Record<DataSpan['kind'], string>> = {
  vpc: 'vpc-0',
  peering: 'pcx-0',
  subnet: 'subnet-0',
  route_table: 'rtb-0',
};
