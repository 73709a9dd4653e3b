#!/usr/bin/env node
import { Command, Option } from 'commander';
import { reportFailure } from './commands/failure.ts';

// The commands a person runs. Each is loaded when it is called, so that --help costs nothing.
const program = new Command('peering-assistant')
  .description('解答 VPC 对等连接问题的助手 / an assistant for VPC peering')
  .version('0.1.0')
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nEnvironment:\n  RULES      rule profile: tencent-seed (default), tencent-current, aws\n  BOT_LANG   first language of the chat: zh (default) or en\n  KNOWLEDGE  folder of the knowledge, default the one that ships with the project\n  NO_COLOR   no colours',
  );

/** Where commands say what they have to say. */
const toConsole = {
  out: (line: string) => console.log(line),
  err: (line: string) => console.error(line),
};

/** Runs a command's work and turns what it returns into the exit code. */
function run(work: () => Promise<number>): Promise<void> {
  return work().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = reportFailure(error);
    },
  );
}

program
  .command('chat')
  .description('在终端里聊天 / chat in this terminal; piped input is answered line by line')
  .action(() =>
    run(async () => {
      const { readConfig } = await import('./config.ts');
      const { chat } = await import('./commands/chat.ts');
      return chat(readConfig(process.env));
    }),
  );

program
  .command('understand')
  .description(
    '逐行读 JSON，输出机器人的理解 / read JSON lines { "q", "lang"?, "context"? }, print what was understood',
  )
  .addHelpText('after', '\nExample:\n  echo \'{"q":"对等连接加密吗"}\' | peering-assistant understand')
  .action(() =>
    run(async () => {
      const { readConfig } = await import('./config.ts');
      const { loadUnderstanding } = await import('./commands/understanding.ts');
      const { understandLines } = await import('./commands/understand.ts');
      const config = readConfig(process.env);
      return understandLines(
        process.stdin,
        process.stdout,
        await loadUnderstanding(config.rules, config.knowledge),
      );
    }),
  );

program
  .command('lint')
  .description('检查知识库，逐条报 文件:行 / check the knowledge, a file:line for each mistake')
  .argument('[folder]', 'folder of the knowledge', undefined)
  .action((folder: string | undefined) =>
    run(async () => {
      const { readConfig } = await import('./config.ts');
      const { lint } = await import('./commands/lint.ts');
      return lint(folder ?? readConfig(process.env).knowledge);
    }),
  );

program
  .command('import')
  .description('把原始 FAQ 导出文件变成条目草稿 / turn a raw FAQ export into draft entries, with a report')
  .argument('<file>', 'Markdown export: a heading a question, the answer below it')
  .option('-o, --out <folder>', 'where the drafts and report.md go', 'faq-drafts')
  .option('-f, --force', 'write into a folder that is not empty; only files of the same name are replaced')
  .addOption(new Option('-l, --lang <lang>', 'language of the report').choices(['zh', 'en']).default('zh'))
  .action((file: string, options: { out: string; force?: boolean; lang: 'zh' | 'en' }) =>
    run(async () => {
      const { importFaq } = await import('./commands/import.ts');
      return importFaq(
        file,
        { out: options.out, force: options.force === true, lang: options.lang },
        toConsole,
      );
    }),
  );

const language = () =>
  new Option('-l, --lang <lang>', 'language of what is said').choices(['zh', 'en']).default('zh');
type Lang = 'zh' | 'en';

/** What a command on worlds needs: files, streams and the product's rule profiles. */
async function worldIo() {
  const { readConfig } = await import('./config.ts');
  const { nodeIo } = await import('./commands/node-io.ts');
  return nodeIo(readConfig(process.env).knowledge);
}

program
  .command('simulate')
  .description('演练场景文件，每步输出一行 JSON / rehearse a scenario file, a JSON line for each step')
  .argument('<file>', 'scenario file, format peering-scenarios/1')
  .option(
    '-c, --check',
    'compare with what the file expects; print the differences only, exit 1 if there are any',
  )
  .addOption(language())
  .action((file: string, options: { check?: boolean; lang: Lang }) =>
    run(async () => {
      const { run: simulate } = await import('./commands/simulate.ts');
      return simulate({ file, check: options.check === true, lang: options.lang }, await worldIo());
    }),
  );

program
  .command('check')
  .description('两端通不通，不通卡在哪、怎么修 / can two ends talk, and if not, what stands in the way')
  .argument('<world>', 'a world as JSON: what import-world prints, or the "world" of a scenario case')
  .requiredOption('--from <end>', 'subnet-…, vpc-…:10.0.1.7, vpc-…:10.0.1.0/24, ins-…, internet@nat-…')
  .requiredOption('--to <end>', 'the other end, in the same forms')
  .option('--as <uin>', 'whose eyes: the account that asks, by default the owner of the source')
  .addOption(new Option('--family <family>', 'address family').choices(['ipv4', 'ipv6']))
  .option('--json', 'the whole trace as JSON')
  .addOption(language())
  .action(
    (
      world: string,
      options: {
        from: string;
        to: string;
        as?: string;
        family?: 'ipv4' | 'ipv6';
        json?: boolean;
        lang: Lang;
      },
    ) =>
      run(async () => {
        const { run: check } = await import('./commands/check.ts');
        return check({ world, ...options }, await worldIo());
      }),
  );

program
  .command('export')
  .description('把一条对等连接导出成可执行的方案 / export a peering as something to run in the cloud')
  .argument('<world>', 'a world as JSON')
  .requiredOption('-p, --peering <id>', 'the peering, pcx-…')
  .addOption(
    new Option('--as <form>', 'form of the export')
      .choices(['tccli', 'api', 'terraform'])
      .makeOptionMandatory(),
  )
  .option('--undo', 'the way back instead')
  .addOption(language())
  .action(
    (
      world: string,
      options: { peering: string; as: 'tccli' | 'api' | 'terraform'; undo?: boolean; lang: Lang },
    ) =>
      run(async () => {
        const { run: exportPeering } = await import('./commands/export.ts');
        return exportPeering({ world, ...options }, await worldIo());
      }),
  );

program
  .command('import-world')
  .description(
    '读 tccli Describe 输出或 Terraform state，得到网络 / read tccli Describe output or a Terraform state into a world',
  )
  .argument('<files...>', 'paths; UIN@path or UIN/region@path says whose answer it is and from where')
  .option('--account <uin>', 'whose answers these are, where a file does not say')
  .option('--region <region>', 'where they come from, where a file does not say')
  .option('--profile <name>', 'rule profile the world is to follow')
  .addOption(language())
  .action((files: string[], options: { account?: string; region?: string; profile?: string; lang: Lang }) =>
    run(async () => {
      const { run: importWorld } = await import('./commands/import-world.ts');
      const { readBytes } = await import('./commands/read-bytes.ts');
      return importWorld({ files, ...options }, { ...toConsole, now: Date.now, readBytes });
    }),
  );

const knowledge = program
  .command('knowledge')
  .description('教过的回答和知识库文件互转 / what the support desk taught, as files and back');

knowledge
  .command('export')
  .description(
    '把审核通过的回答写进知识库目录 / approved answers and wordings into the files of a knowledge folder, while nobody has the data open',
  )
  .argument('<folder>', 'the knowledge folder, e.g. knowledge')
  .option('-d, --data <data>', 'the data folder; by default DATA')
  .option('-f, --force', 'replace files of taught answers that stand there with other content')
  .addOption(language())
  .addHelpText('after', '\nExample:\n  peering-assistant knowledge export knowledge --data data')
  .action((folder: string, options: { data?: string; force?: boolean; lang: Lang }) =>
    run(async () => {
      const { readConfig } = await import('./config.ts');
      const { exportKnowledge } = await import('./commands/knowledge.ts');
      return exportKnowledge(folder, options, readConfig(process.env), toConsole);
    }),
  );

knowledge
  .command('import')
  .description(
    '把知识库目录里多出来的回答导入数据目录 / what a knowledge folder holds beyond the base in force, into a data folder, as approved',
  )
  .argument('<folder>', 'the knowledge folder to take from')
  .option('-d, --data <data>', 'the data folder; by default DATA')
  .option('-f, --force', 'replace taught answers that the data has with other content')
  .addOption(language())
  .action((folder: string, options: { data?: string; force?: boolean; lang: Lang }) =>
    run(async () => {
      const { readConfig } = await import('./config.ts');
      const { importKnowledge } = await import('./commands/knowledge.ts');
      return importKnowledge(folder, options, readConfig(process.env), toConsole);
    }),
  );

program
  .command('backup')
  .description(
    '把数据目录备份成一个带校验的文件 / all data in one checked file, while nobody has the folder open',
  )
  .argument('<data>', 'the data folder, DATA')
  .requiredOption('-o, --out <file>', 'the file to write; it must not exist')
  .addOption(language())
  .action((data: string, options: { out: string; lang: Lang }) =>
    run(async () => {
      const { backup } = await import('./commands/backup.ts');
      return backup(data, options, toConsole);
    }),
  );

program
  .command('restore')
  .description('从备份恢复数据目录 / make a data folder from a backup')
  .argument('<file>', 'what backup wrote')
  .requiredOption('-o, --out <data>', 'the data folder to make')
  .option('-f, --force', 'replace the data of a folder that is not empty; what was there is moved aside')
  .addOption(language())
  .action((file: string, options: { out: string; force?: boolean; lang: Lang }) =>
    run(async () => {
      const { restore } = await import('./commands/restore.ts');
      return restore(file, options, toConsole);
    }),
  );

program
  .command('inspect')
  .description('查看数据目录：集合、条数、日志、损坏 / what a data folder holds, and damage if there is any')
  .argument('<data>', 'the data folder, DATA')
  .addOption(language())
  .action((data: string, options: { lang: Lang }) =>
    run(async () => {
      const { inspect } = await import('./commands/inspect.ts');
      return inspect(data, options, toConsole);
    }),
  );

await program.parseAsync();
