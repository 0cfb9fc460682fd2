/**
 * @typedef {'uv' | 'pip' | 'poetry' | 'pipenv'} PythonTool
 */

/** @type {readonly (import('./table.mjs').ToolVersions & { tool: PythonTool })[]} */
export const pythonTools = [
  {
    tool: 'uv',
    supported: '0.4 and newer',
    rows: [{ version: '0.4.0' }, { version: '0.6.10' }, { version: '0.7.0' }, { version: '0.13.9' }],
    older: 'If uv is older than 0.7, the action installs uv 0.13.9 with pip for this build.',
  },
  {
    tool: 'pip',
    supported: '22 and newer',
    rows: [{ version: '22.0' }, { version: '22.2' }, { version: '26.3' }],
    older: 'If pip is older than 22.2, uv replaces it.',
  },
  {
    tool: 'poetry',
    supported: '1.8 and 2',
    rows: [{ version: '1.8.0' }, { version: '2.0.0' }, { version: '2.5.1' }],
    older: 'The build fails.',
  },
  {
    tool: 'pipenv',
    supported: '2023 and newer',
    rows: [{ version: '2023.2.4' }, { version: '2024.4.1' }, { version: '2026.10.3' }],
    older: 'The build fails.',
  },
]
