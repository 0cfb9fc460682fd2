import { filtered, nothing } from './sees.mjs'

/** @satisfies {readonly import('./table.mjs').CodeThatRuns[]} */
export const rubyCode = /** @type {const} */ ([
  {
    id: 'gemfile',
    manager: 'Bundler',
    code: '`Gemfile`, and the `.gemspec` and `rubygems_plugin.rb` files of gems in the checkout',
    action: 'Always runs, because Bundler runs these files to read a project.',
    sees: filtered,
  },
  {
    id: 'git-gemspec',
    manager: 'Bundler',
    code: 'The `.gemspec` files of gems from git',
    action:
      'The build fails before Bundler fetches them, unless `install-scripts` lists the gem with its address (`name@git+https://…`).',
    sees: filtered,
  },
  {
    id: 'extension',
    manager: 'Bundler',
    code: 'Native extensions of gems (`extconf.rb`, `Rakefile`), with the flags of `BUNDLE_BUILD__*`',
    action: 'The build fails before they run, unless `install-scripts` lists the gem.',
    sees: filtered,
  },
  {
    id: 'plugin',
    manager: 'Bundler',
    code: 'Bundler plugins in the `Gemfile` or in `.bundle/plugin`',
    action: 'Never runs. The action runs Bundler without plugins.',
    sees: nothing,
  },
  {
    id: 'rubygems-plugin',
    manager: 'Bundler',
    code: '`rubygems_plugin.rb` of gems from a registry',
    action: 'Never runs. The action installs the file, but nothing loads it during the build.',
    sees: nothing,
  },
  {
    id: 'local-override',
    manager: 'Bundler',
    code: 'A folder that replaces a gem (`bundle config local.NAME`)',
    action: 'Never runs. The action ignores the setting and names it in a warning.',
    sees: nothing,
  },
  {
    id: 'bundled-with',
    manager: 'Bundler',
    code: 'The version of Bundler that `Gemfile.lock` names (`BUNDLED WITH`)',
    action: 'Runs only if it is installed. The action never downloads it.',
    sees: filtered,
  },
  {
    id: 'ruby-options',
    manager: 'Bundler',
    code: 'Files that `RUBYOPT` loads into every Ruby process',
    action: 'Never runs. The action removes the variable.',
    sees: nothing,
  },
])
