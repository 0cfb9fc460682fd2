import type { Tool } from '../run/tool.ts'
import { whereBytesDiffer } from './cures.ts'

export const bunTool: Tool = {
  name: 'bun',
  command: 'bun',
  least: '1.1',
  remedy: 'Add a step with "run: npm install --global --allow-scripts=bun bun@1" before this one.',
  cures: [
    [
      'lockfile had changes',
      'The lock file does not fit package.json. Run "bun install" and commit bun.lock.',
    ],
    [
      'not on disk',
      'A member of the workspace is not in the checkout. Check it out, or make the lock file again without it.',
    ],
    ['Integrity check failed', whereBytesDiffer],
    [
      / 401/,
      'A registry asks for credentials. Give them by bunfig.toml or .npmrc and a variable of this step.',
    ],
    [/ 403/, 'A registry refuses these credentials. Check the token that bunfig.toml or .npmrc takes.'],
    [/ 404/, 'A package does not exist in the registry that was asked. Check its name, and the registry.'],
  ],
}
