import { readFile } from 'node:fs/promises';
import { fillTemplate } from './fillTemplate.js';
import { projectFile } from './projectFiles.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Troubleshooting</title>
    <link rel="icon" href="data:,">
  </head>
  <body><pre>{{text}}</pre></body>
</html>
`;

/** The text of docs/troubleshooting.md, with an anchor at each entry: the findings of the broker link to them. */
export async function troubleshootingPage(): Promise<string> {
  const text = await readFile(projectFile('docs/troubleshooting.md'), 'utf8');
  return fillTemplate(PAGE, { text }).replace(/^### ([a-z-]+)$/gm, '<b id="$1">$&</b>');
}
