import type { DataSpan } from '../faq/index.ts';
import { accountPatterns } from './account-patterns.ts';
import { anyOf } from './any-of.ts';
import type { Task } from './tasks.ts';

/** How a task is recognised. */
export interface Pattern {
  readonly task: Task;
  readonly words: RegExp;
  /** What else must stand in the text, over and above an order or request. */
  readonly needs?: (text: string, data: readonly DataSpan[]) => boolean;
  /** The words alone are a request, even put as a question. */
  readonly plain?: boolean;
}

const peeringWord = /对等|peering|(?<![a-z])peer(?:ed|s)?(?![a-z])|pcx-/;

/** Takes back what one asked for oneself. */
const takesBack = /撤回|撤销|收回|(?<![a-z])(?:withdraw|revoke|recall)(?![a-z])/;

const has = (data: readonly DataSpan[], ...kinds: DataSpan['kind'][]) =>
  data.some(({ kind }) => kinds.includes(kind));
const count = (data: readonly DataSpan[], ...kinds: DataSpan['kind'][]) =>
  new Set(data.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)).size;
export const named = (data: readonly DataSpan[]) =>
  has(data, 'vpc', 'peering', 'subnet', 'ip', 'route_table');

/** Checked in order; the first that fits names the task. */
export const patterns: readonly Pattern[] = [
  ...accountPatterns,
  {
    task: 'reenable',
    words: anyOf(String.raw`
      重新?(?:启用|激活|开启|打开|发起|提交|申请) | 重启(?=.{0,6}(?:申请|请求|pcx-)) | 恢复(?=.{0,6}(?:申请|请求)) | 再(?:次)?(?:启用|激活|发起|提交|申请)(?:一次|一下|一遍)? | 续期 | 延期
      | (?<![a-z])(?:re-?enable|re-?activate|re-?send|re-?submit|re-?open|renew|revive|enable)(?![a-z])
    `),
    needs: (text, data) =>
      (has(data, 'peering') ||
        ((peeringWord.test(text) || /申请|请求|(?<![a-z])requests?(?![a-z])/.test(text)) &&
          /启用|激活|恢复|重启|enable|activate|过期|失效|超时|expired?|lapsed|timed out/.test(text))) &&
      !/路由|(?<![a-z])routes?(?![a-z])/.test(text),
  },
  {
    task: 'plan',
    words: anyOf(String.raw`
      规划 | 设计 | 组网 | 全互联 | 全互通 | 两两(?:互通|互联|打通|对等|连通) | 全网状 | 星型 | 星形
      | (?<![a-z])(?:plan|design|lay out|full mesh|full-mesh|hub.and.spoke|all (?:to|with) each other|to each other|with each other)(?![a-z])
    `),
    needs: (text, data) =>
      count(data, 'vpc') >= 3 ||
      (/规划|设计|(?<![a-z])(?:plan|design|lay out)(?![a-z])/.test(text) &&
        (peeringWord.test(text) ||
          /全互联|全互通|两两|全网状|星[型形]|组网|互联|互通|mesh|hub|connectivity|(?:几个|三个|四个|五个|这些|我的|多个|[3-9] ?个) ?vpc|(?:three|four|five|several|these|my|[3-9]) vpcs/.test(
            text,
          )) &&
        !/网段|cidr|地址|address|基础网络|classic/.test(text)),
  },
  {
    task: 'ticket_status',
    words: anyOf(String.raw`
      (?:工单|(?<![a-z])(?:tickets?|support case|case)(?![a-z])).{0,60}(?:进度|进展|状态|结果|处理|到哪|怎么样|怎样|如何了|有没有|回复|消息|更新|搞定|解决|有人|查|status|update|progress|news|going|resolved|answered|happening|reply|stand)
      | (?:进度|进展|状态|处理|查|看|status|update|progress|news|check|follow up|where is|what about).{0,30}(?:工单|(?<![a-z])(?:tickets?|support case|my case)(?![a-z]))
      | ^(?:我的)?工单\s*#?\d*[?？]?$ | ^(?:my )?tickets?\s*#?\d*\??$
    `),
    plain: true,
  },
  {
    task: 'talk_to_human',
    words: anyOf(String.raw`
      人工 | 真人 | 转接 | 活人 | 找.{0,3}客服 | 客服(?:电话|呢)?[?？!！]?$ | 转客服 | 叫个?人 | 找个?人
      | 接线员 | 坐席
      | (?:talk|speak|chat|connect me|transfer me|transferred|get me|hand me|put me through|escalate|reach|contact|switch).{0,24}(?:human|person|agent|someone|somebody|representative|rep|support|staff|operator|engineer)
      | (?<![a-z])(?:real|live|actual) (?:human|person|agent) | human (?:agent|support|please|pls)
      | ^(?:agent|human|operator|representative)[.!?]*$
    `),
    needs: (text) => !/是不是|是.{0,4}还是|你是|are you|am i/.test(text),
    plain: true,
  },
  {
    task: 'export',
    words: anyOf(String.raw`
      导出 | 汇出 | (?<![a-z])(?:export|dump|download)(?![a-z])
      | (?:生成|给我|来一?份|出一?份|弄一?份|转成|输出|写成|要一?份).{0,16}(?:terraform|tccli|脚本|hcl|json|yaml|csv|清单|配置文件)
      | (?:give|generate|get|produce|make|create|send|output|write).{0,24}(?:terraform|tccli|script|hcl|json|csv)
    `),
    needs: (text) => !/怎么|如何|怎样|能不能|支持|可以.*吗|how|can i|is it|does|which|where/.test(text),
    plain: true,
  },
  {
    task: 'show_map',
    words: anyOf(String.raw`
      拓扑 | 拓朴 | topology | 架构图 | 网络图 | 连接图 | 互联图 | 关系图 | 示意图
      | (?:画|绘).{0,20}(?:图|出来|一下|下|网络) | 出.{0,3}图 | (?:看|来|给).{0,12}张图
      | (?:show|draw|display|render|see|get|give|view|plot|open).{0,36}(?:map|diagram|graph|picture|layout)
      | (?:draw|map|visuali[sz]e|plot|sketch).{0,20}(?:network|vpcs?|peerings?|connections?)
    `),
    needs: (text) =>
      !/(?:怎么|如何)(?:画|看|查|开)|能不能|支持吗|什么是|what is an? |hub.?spoke|how (?:do|to|can)|监控图|曲线|traffic graph|graph of traffic/.test(
        text,
      ),
    plain: true,
  },
  {
    task: 'reject',
    words: anyOf(String.raw`
      拒绝 | 拒了 | 拒掉 | 拒收 | 驳回 | 回绝 | 打回 | 退回 | 不同意 | 别接受 | 不接受 | 推掉 | 婉拒
      | (?<![a-z])(?:reject|decline|refuse|deny|turn (?:it |that |this |them )?down|turn down|say no)(?![a-z])
    `),
    needs: (text, data) =>
      peeringWord.test(text) ||
      /申请|请求|邀请|request|invit|it|that|this/.test(text) ||
      has(data, 'peering', 'account', 'vpc'),
  },
  {
    task: 'delete',
    words: anyOf(String.raw`
      删 | 断开 | 断掉 | 拆 | 拔掉 | 撤掉 | 撤销 | 撤回 | 收回 | 解除 | 移除 | 清理 | 干掉 | 停掉 | 销毁 | 释放 | 切断
      | 注销 | cut | 取消(?!对)
      | (?<![a-z])(?:delete|remove|drop|tear|kill|disconnect|terminate|destroy|unpeer|get rid of|take down|withdraw|revoke|retract|recall|cancel|close|nuke|decommission)(?![a-z])
    `),
    needs: (text, data) =>
      (peeringWord.test(text) ||
        has(data, 'peering') ||
        count(data, 'vpc') >= 2 ||
        (takesBack.test(text) && /申请|请求|(?<![a-z])requests?(?![a-z])/.test(text))) &&
      !/路由(?!表)(?!.*对等连接删)|(?<![a-z])routes?(?![a-z])/.test(text),
  },
  {
    task: 'modify_bandwidth',
    words: anyOf(String.raw`
      (?:带宽|频宽|限速|速率|bandwidth|cap(?![a-z])|throughput|speed|上限).{0,40}(?:改|调|升|降|加|提|扩|增|减|变|设|放宽|拉|到|不够|change|set|increase|raise|bump|upgrade|lower|reduce|to \d)
      | (?:改|调|升|降|加|提|扩|增|减|设|拉|change|set|increase|raise|bump|upgrade|lower|reduce|decrease|downgrade|more|adjust|modify|boost|resize|limit|cap|double).{0,60}(?:带宽|频宽|bandwidth|throughput|(?<![a-z])cap(?![a-z])|mbps|gbps|兆)
      | 扩容 | (?:加|提|升|降|调|扩|缩|减)(?:到|至) | (?:upgrade|bump|raise|increase|scale|boost|cap|limit).{0,60}\d+\s*[mg](?:bps)?
    `),
    needs: (text, data) =>
      !(count(data, 'vpc') >= 2 && joins.test(text) && !alters.test(text)) &&
      (has(data, 'peering', 'bandwidth') || peeringWord.test(text) || /带宽|频宽|bandwidth/.test(text)) &&
      !/(?:建|创建|新建|建立|打通|连起来|开通).{0,30}(?:对等|peering|vpc)|(?:create|new|set up|establish|build|open|connect).{0,20}(?:peering|vpc|connection)/.test(
        text,
      ),
  },
  {
    task: 'add_route',
    words: anyOf(String.raw`
      (?:路由|(?<![a-z])rout(?:e|es|ing)(?![a-z])|rtb-).{0,60}(?:加|添|配|补|增|写|指|设|add|put|append|create|insert|missing|set)
      | (?:加|添|配|补|增|写|建|设|add|put|append|create|insert|need|set|configure).{0,60}(?:路由|(?<![a-z])rout(?:e|es|ing)(?![a-z])|rtb-)
      | 加路由 | (?:下一跳|next hop).{0,40}pcx-
    `),
    needs: (text) => !/路由.{0,3}(?:冲突|优先级)|ecmp/.test(text),
  },
  {
    task: 'check_connectivity',
    words: anyOf(String.raw`
      通不通 | 不通 | 能通 | 通吗 | 通么 | 通嘛 | 通唔通 | 连通 | 联通性 | 通不了 | 连不上 | 连不到
      | 连唔到 | 访问不 | 访问得 | 能访问 | 能不能访问 | 能否访问 | 到不了 | 能到 | 可达 | ping | telnet
      | traceroute | 超时 | 诊断 | 排查 | 不了 | 是否正常 | 检查 | 测试 | 测一下 | 测下 | 查一下 | 查查
      | 看看 | 看下 | 睇下
      | (?<![a-z])(?:reach(?:able|ability)?|talk to|connectivity|connect(?:ed|s)? to|diagnose|troubleshoot|debug|check|test|verify|trace|timeout|timed? ?out|unreachable|get to|access|nothing gets|not working|lost|why can't|why cannot|blocked)(?![a-z])
    `),
    needs: (text, data) =>
      (named(data) || (data.some(({ kind }) => kind === 'cidr') && /通|ping|reach|访问/.test(text))) &&
      !/列|list|所有对等|all peerings|哪些|路由表.{0,10}(?:有|看)/.test(text) &&
      (count(data, 'vpc', 'ip', 'subnet', 'cidr') >= 2 ||
        has(data, 'peering') ||
        /访问不了|连不上|不通|reachable|reach|ping|排查|诊断|diagnose|check|检查|测/.test(text)) &&
      !/能对等|可以对等|能不能对等|能建|重叠|冲突|overlap/.test(text) &&
      !/(?:拉|建|开|整|做|加|搞).{0,4}(?:对等|peering)/.test(text) &&
      !/(?:删|断开|拆|delete|remove|drop|cut).{0,60}(?:还能|还可以|能不能|会不会|会怎|still)/.test(text),
    plain: true,
  },
  {
    task: 'list_peerings',
    words: anyOf(String.raw`
      (?:列|查看|查询|显示|展示|看一下|看看|看下|查查|查下|查一下|睇|睇下|瞅|瞧|给我看|要看|想看|打开|拉一?下|盘点|统计|数一下).{0,36}(?:对等|peering|pcx|连接列表)
      | (?:有|建了|现有|存在|哪些|几条|多少条|所有|全部|目前|现在|当前).{0,12}(?:对等|peering).{0,12}(?:列|清单|有哪些|列表|是哪些)
      | (?:我|我们|账号|账户|现在|目前|当前|地域|名下|vpc-\S+).{0,20}(?:有|建了|开了|存在).{0,6}(?:哪些|哪几|几条|多少条|多少个|几个|什么).{0,6}(?:对等|peering)
      | (?:对等|peering).{0,10}(?:列一?下|列出来|列表|清单|有哪些|都有啥)[呢吗?？。]*$
      | (?<![a-z])(?:list|show|display|view|see|fetch|enumerate|print|give me|pull up|get me|check|look at)(?![a-z])(?: me)?(?: (?:all|of|my|our|the|every|current|existing|active|pending|vpc|a list of|list of|which|what|status of))*,? (?:peerings|peering connections?|peers|peering list|pending requests)(?![a-z])
      | (?:what|which|how many) (?:active |pending |vpc )*(?:peerings|peering connections|peers).{0,20}(?:do|have|are|exist|does|did)
      | (?:peerings?|peering connections) (?:list|overview)$
    `),
    needs: (text) =>
      !/区别|差异|带宽限制|加密|怎么|如何|最多|上限|配额|还能|可以建|limit|quota|difference|how to|per vpc|can i (?:create|have)|maximum/.test(
        text,
      ),
    plain: true,
  },
  {
    task: 'accept',
    words: anyOf(String.raw`
      接受 | 同意 | 通过一下 | 通过下 | 通过吧 | 批准 | 批一下 | 批了 | 点.{0,4}通过 | 给.{0,4}通过
      | 请求通过 | 申请通过 | 把.{0,30}通过 | 答应 | 应允 | 点一下接受 | 收下
      | (?<![a-z])(?:accept|approve|confirm|agree to|ok|green-?light|say yes)(?![a-z])
    `),
    needs: (text, data) =>
      peeringWord.test(text) || has(data, 'peering', 'account') || /申请|请求|邀请|request|invit/.test(text),
  },
  {
    task: 'create',
    words: anyOf(String.raw`
      创建 | 新建 | 建立 | 搭建 | 搭一?条 | 建 | 打通 | 连通 | 接通 | 连起来 | 连一起 | 连到一起
      | 连在一起 | 连接起来 | 互联 | 互通 | 开通 | 开条 | 开一?条 | 拉一?条 | 拉条 | 整一?条 | 整条
      | 来一?条 | 做一?条 | 做对等 | 做个对等 | 搞.{0,3}对等 | 加.{0,3}对等 | 发起 | 申请.{0,8}对等 | 驳去
      | 连去 | 连上 | 连(?=.{0,6}vpc) | 接起来 | 能访问 | 对等一下 | 做.{0,4}peering
      | (?<![a-z])(?:create|peer|connect|link|join|joined|set ?up|setup|establish|build|make|open|new peering|new vpc peering|initiate|request|spin up|hook|bridge|wire|interconnect|add a peering|need a peering)(?![a-z])
    `),
    needs: (text, data) =>
      (peeringWord.test(text) ||
        count(data, 'vpc') >= 2 ||
        (has(data, 'vpc') && /vpc.{0,30}(?:网络|vpc|账号)/.test(text)) ||
        twoNetworks.test(text)) &&
      (count(data, 'peering') === 0 || has(data, 'vpc') || /对等|peering/.test(text)) &&
      !/子网|subnet-|(?:新建|创建|建).{0,4}(?:vpc|私有网络)[。!！]?$/.test(text),
  },
];

const joins = /建|互联|连起来|打通|拉|开通|create|peer|connect|link/;
const alters = /改|调|升|降|扩|提到|加到|change|set|increase|raise|upgrade|bump|lower|reduce/;
const twoNetworks =
  /(?:vpc|私有网络|内网|网络|机器|服务器|network).{0,20}(?:和|跟|与|同|到|and|with|to).{0,24}(?:vpc|私有网络|内网|网络|机器|服务器|network)|(?:两|俩|几)个?(?:vpc|私有网络|网络)|(?:two|both|these|those|my) (?:vpcs|networks)/;
