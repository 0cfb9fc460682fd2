import { filtered, nothing } from './sees.mjs'

const named = 'Runs for packages that `install-scripts` names.'

/** @satisfies {readonly import('./table.mjs').CodeThatRuns[]} */
export const pythonCode = /** @type {const} */ ([
  {
    id: 'wheel',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A wheel: the code in it, and its `.pth` files',
    action: 'Does not run: wheels are only unpacked.',
    sees: nothing,
  },
  {
    id: 'sdist',
    manager: 'pip, uv, poetry, pipenv',
    code: 'An sdist (`setup.py` or another build backend), also if only its metadata is read',
    action: `Blocked. A package that has no wheel for the target is an error. ${named}`,
    sees: filtered,
  },
  {
    id: 'wanted-sdist',
    manager: 'pip, uv',
    code: '`--no-binary` in requirements.txt, `no-binary` and `no-binary-package` in `[tool.uv]`',
    action: `Blocked: the wheel is installed, with a warning. ${named}`,
    sees: filtered,
  },
  {
    id: 'settings',
    manager: 'pip, uv, poetry, pipenv',
    code: 'Settings of the user or the machine that want builds or name programs (pip.conf, uv.toml, `PIP_NO_BINARY`, `UV_PYTHON` and the like)',
    action: 'Ignored. Only settings for indexes, credentials, proxies, certificates and caches are read.',
    sees: nothing,
  },
  {
    id: 'address',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A package from git, or a source archive by address',
    action:
      'Blocked. Runs for packages that `install-scripts` names with their addresses (`name@git+https://…`).',
    sees: filtered,
  },
  {
    id: 'archive',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A source archive in the checkout',
    action: `Blocked. ${named}`,
    sees: filtered,
  },
  {
    id: 'folder',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A package that is a folder of the checkout, editable or not: its build backend or `setup.py`',
    action:
      'Runs, in a copy of the checkout. On a pull request, the author of the pull request wrote that code.',
    sees: filtered,
  },
  {
    id: 'build-requirement',
    manager: 'pip, uv, poetry, pipenv',
    code: 'An sdist that such a folder needs for its build (`build-system.requires`)',
    action: `Blocked. ${named}`,
    sees: filtered,
  },
  {
    id: 'lock-check',
    manager: 'uv',
    code: '`uv lock --check`, if a folder of the checkout has dynamic metadata or a source archive is locked by path',
    action: 'Runs for folders of the checkout only, and for packages that `install-scripts` names.',
    sees: filtered,
  },
  {
    id: 'poetry-plugins',
    manager: 'poetry',
    code: 'Plugins that the project requires (`requires-plugins`)',
    action:
      'Blocked, with a warning. Runs for plugins that `install-scripts` names. Plugins that poetry already has are used.',
    sees: filtered,
  },
  {
    id: 'poetry-lock',
    manager: 'poetry',
    code: 'Without a poetry.lock, or with one of an older format and without the export plugin: an sdist whose metadata `poetry lock` reads',
    action:
      'Blocked, unless `install-scripts` is `true`. Commit a poetry.lock of poetry 2: then nothing is built to read it.',
    sees: filtered,
  },
  {
    id: 'pipenv-lock',
    manager: 'pipenv',
    code: 'Without a Pipfile.lock: an sdist whose metadata `pipenv lock` reads',
    action: 'Blocked, unless `install-scripts` is `true`.',
    sees: filtered,
  },
])
