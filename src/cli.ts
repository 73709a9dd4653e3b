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
      const io = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) };
      return importFaq(file, { out: options.out, force: options.force === true, lang: options.lang }, io);
    }),
  );

await program.parseAsync();
