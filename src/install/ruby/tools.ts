import type { Tool } from '../run/tool.ts'

const setupHint = 'Add a step with "uses: ruby/setup-ruby@v1" before this one.'

export const rubyTool: Tool = { name: 'Ruby', command: 'ruby', setupHint, remedies: [] }

export const bundleTool: Tool = {
  name: 'Bundler',
  command: 'bundle',
  setupHint,
  minimum: '2.3',
  remedies: [
    [
      /bundle lock --add-platform|your bundle only supports platforms/i,
      'the-lock-file-does-not-match',
      'Gemfile.lock does not have the platform of this runner. Run "bundle lock --add-platform" with it, and commit the lock file.',
    ],
    [
      /frozen mode|deployment mode|lockfile can't be updated|the (lockfile|gemfiles?) .*frozen/i,
      'the-lock-file-does-not-match',
      'Gemfile.lock does not match the Gemfile. Run "bundle install", and commit the lock file.',
    ],
    [
      /Your Ruby version is .*, but your Gemfile specified/,
      'a-program-is-missing-or-another-version-is-needed',
      'The Gemfile requires another version of Ruby than this runner has. Set "ruby-version" of ruby/setup-ruby@v1 to that version.',
    ],
    [
      /Authentication is required|Bad username or password|(HTTP|status|error|response)\D{0,20}\b40[137]\b|\b40[137] (Unauthorized|Forbidden)|Net::HTTPForbidden|Net::HTTPUnauthorized/i,
      'the-registry-refuses-or-does-not-have-it',
      'A source requires credentials, or rejected them. Set them in a variable of this step, such as BUNDLE_RUBYGEMS__PKG__GITHUB__COM.',
    ],
    [
      /certificate verify failed|Could not verify the SSL certificate|SSL_connect/i,
      'a-registry-cannot-be-reached',
      'The certificate of a source or proxy was not accepted. Set BUNDLE_SSL_CA_CERT in the "env" of this step to a file with its CA certificate.',
    ],
    [
      /You must use Bundler \d+ or greater with this lockfile|requires? Bundler \d/i,
      'a-program-is-missing-or-another-version-is-needed',
      'Gemfile.lock requires a newer Bundler. Set "bundler" of ruby/setup-ruby@v1 to the version that it names.',
    ],
    [
      /Failed to build gem native extension/,
      'code-of-a-package-would-have-to-run',
      'A native extension did not compile. Install the libraries that the log above names in a step before this one.',
    ],
    [
      /Could not find compatible versions|Bundler could not find compatible versions|version solving has failed/i,
      'requirements-exclude-each-other',
      'No set of versions satisfies all requirements of the Gemfile. Relax one of the requirements that the error names.',
    ],
    [
      /Could not reach|Could not fetch|Network error|Retrying .*due to error|getaddrinfo|Connection (refused|reset)|timed? ?out/i,
      'a-registry-cannot-be-reached',
      'A source could not be reached. Check its address in the Gemfile, and run the job again.',
    ],
    [
      /Could not find gem '([\w.-]+)/,
      'the-registry-refuses-or-does-not-have-it',
      ([, name = '']) =>
        `A gem was not found: ${name}. Check its name and version, and the sources in the Gemfile.`,
    ],
    [
      /Could not find|Repository not found|is not yet checked out|could not read Username/,
      'the-registry-refuses-or-does-not-have-it',
      'A gem was not found. Find its name in the log above. Check its name and version, and the sources in the Gemfile.',
    ],
  ],
}

export const stripTool: Tool = {
  name: 'strip',
  command: 'strip',
  setupHint: 'Install binutils.',
  remedies: [],
}
