import type { Environment } from '../layer/layer.ts'

/** Where the sections lie, in this repository. */
const guidePath = '.github/TROUBLESHOOTING.md'

/** The section for what is in none of the others. */
const anythingElse = 'anything-else'

/**
 * The sections of .github/TROUBLESHOOTING.md, by their anchors, and what the messages say that each is for. The first that fits is taken:
 * why something was refused comes before what it was needed for, and the frames that any reason can stand in come last.
 */
export const troubles: readonly (readonly [anchor: string, says: readonly RegExp[]])[] = [
  // The runner
  [
    'the-runner-has-no-room',
    [/no space left on (the disk|device)/i, /runner has no memory left/, /no more files be open/],
  ],
  [
    'a-file-or-folder-of-the-runner-cannot-be-used',
    [
      /A folder of the runner cannot be written to/,
      /A file or folder of the runner may not be used/,
      /No folder can be made in /,
      /The zip cannot be written/,
      / could not be written: /,
    ],
  ],
  ['the-run-was-cancelled', [/The run was cancelled/, /The run ended before this Region was done/]],

  // The network comes before what it was needed for
  [
    'there-was-no-reply',
    [
      /Could not reach (?!.*The proxy \S+ \()/,
      /^Check (the network|HTTPS_PROXY|that the Region exists)/,
      /Set AWS_CA_BUNDLE to /,
      /^Correct AWS_USE_FIPS_ENDPOINT/,
    ],
  ],

  // Credentials
  [
    'a-policy-denies-it',
    [
      /denies this explicitly/,
      /does not allow this, so that adding a permission/,
      /Deny statement/,
      /administrators of the organization/,
      /^A (service|resource) control policy/,
      /^(Add the permission to|Allow the action in) (the|that) /,
      /^(The (permissions boundary|trust policy|policy)|A policy) of the (role|resource|VPC endpoint)/,
      /^The session policy, which a step before/,
    ],
  ],
  [
    'there-are-no-aws-credentials',
    [/There are no AWS credentials\./, /There is no Region to ask for credentials/],
  ],
  ['the-job-may-not-ask-for-an-oidc-token', [/may not ask GitHub for an OIDC token/]],
  [
    'the-network-is-not-set-up',
    [
      /The proxy \S+ \(\S+\) (did not connect|gave no connection|could not be used)/,
      /is set, but not to the address of a proxy/,
      /The certificates of .+ cannot be (read|used)/,
      /The AWS settings in .+ cannot be read/,
      /are both set, but an endpoint of your own has no other kinds/,
      /but only "true" and "false" are allowed\. Correct it/,
      /ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN) is not/,
    ],
  ],
  ['github-gave-no-oidc-token', [/GitHub gave no OIDC token/, /GitHub's token endpoint/]],
  [
    'the-token-file-cannot-be-used',
    [
      /AWS_WEB_IDENTITY_TOKEN_FILE names/,
      /^Write a token into it right before/,
      /The token had expired when STS looked/,
    ],
  ],
  [
    'the-account-does-not-know-githubs-tokens',
    [
      /identity provider for .+ does not list it/,
      /does not know who signed the token/,
      /get the keys to verify the token/,
      /outdated certificate thumbprint/,
      /The token's issuer is /,
    ],
  ],
  [
    'aws-rejects-the-oidc-token',
    [
      /The token lacks a claim/,
      /The times in the token do not fit/,
      /The token is not signed by a key of its identity provider/,
      /The identity provider rejected the token/,
      /The token is not one that AWS can read/,
      /it must write an ID token/,
    ],
  ],
  ['the-role-allows-no-session-of-that-length', [/"role-duration-seconds" is .+ and the role allows less/]],
  [
    'the-role-does-not-let-this-job-in',
    [
      /trust policy does not let this job in/,
      /Check the role's ARN\./,
      / Its token says: /,
      /This statement in the trust policy admits it/,
      /^The (sub|aud) (is|was|has) /,
      /^The job has an "environment"/,
    ],
  ],
  ['the-credentials-belong-to-another-account', [/The credentials belong to account/]],
  ['the-credentials-have-expired', [/The credentials have expired\./]],
  [
    'aws-does-not-accept-the-credentials',
    [
      /the clock of the runner is wrong/,
      /AWS does not accept the signature/,
      /^The variable \S+ is set, but it/,
      /AWS_ACCESS_KEY_ID is a temporary key/,
      /AWS does not know these credentials in any Region/,
      /Check the keys: is AWS_SESSION_TOKEN missing/,
      /STS gave them just now/,
      /invisible characters from the credentials/,
    ],
  ],

  // Regions
  [
    'the-region-is-not-enabled',
    [/The Region is not enabled in this account/, /STS is deactivated in this Region/],
  ],
  [
    'aws-is-busy-or-time-ran-out',
    [
      /The run had taken .+ before this was done/,
      /The retries in this Region have taken/,
      /takes only so many requests a second/,
    ],
  ],

  // What publishing needs
  [
    'the-code-storage-is-full',
    [
      /The code storage of the Region is full/,
      /the zip of .+ has no room\./,
      /Take old versions back with "yank"/,
    ],
  ],
  ['the-zip-is-too-large-to-send', [/at most .+ by direct upload/, /too large for a direct upload/]],
  [
    'the-bucket-cannot-be-used',
    [
      /Lambda takes a zip only from a bucket in its own Region/,
      /There is no bucket /,
      /is not for these credentials/,
      /The key for the zip in the bucket/,
      /are not allowed to use the KMS key/,
      /A policy denies to put the zip/,
      /may not read the staged zip/,
      /The bucket .+ cannot be used/,
    ],
  ],
  ['a-staged-zip-is-left', [/The zip may be left in the bucket/, /The staged zip could not be deleted/]],
  [
    'the-parameter-cannot-be-set',
    [
      /^Input "ssm-parameter" makes /,
      /The parameter stands with another type/,
      /no room for another parameter/,
      /They need ssm:/,
    ],
  ],
  [
    'functions-in-use-cannot-be-seen',
    [
      /No older version is deleted\./,
      /Allow "lambda:ListFunctions"/,
      /Which versions functions use could not be checked/,
    ],
  ],
  ['a-permission-is-missing', [/These credentials may not do this\./]],

  // Numbers
  [
    'the-number-cannot-be-had',
    [
      /^(.+: )?Nothing was changed here: for "align-versions" all Regions must be read/,
      /fillers would be needed to reach/,
      /^(.+: )?Version .+ stands already, with /,
      /a number that was passed is never used again/,
      /Number .+ cannot be had: /,
      /The numbers did not come together/,
    ],
  ],

  // What came of a publish
  [
    'a-reply-was-lost',
    [
      /may stand all the same/,
      /It could not be seen what came of it/,
      /and no version came of it/,
      /was published, but cannot be read back/,
      /is listed, but cannot be read/,
    ],
  ],
  [
    'aws-reports-other-bytes',
    [
      /AWS reports the CodeSha256/,
      /Do not use that version: /,
      /response to PublishLayerVersion is about another request/,
    ],
  ],

  // The matrix
  ['it-is-no-manifest-of-this-run', [/ is no manifest of a leg/, / is of another .+ and this one is /]],
  [
    'a-leg-is-missing-or-one-too-many',
    [
      /There is no manifest of this Region/,
      /Its leg ended without a version/,
      /has this Region, which is not in "regions"/,
      /Two legs have this Region/,
    ],
  ],
  [
    'the-legs-do-not-agree',
    [
      /The legs have different /,
      /^Collect the legs of one layer/,
      /^Give all legs /,
      /^Build once, and give the zip to each leg/,
      /The Regions stand at different numbers/,
    ],
  ],

  // Yank
  [
    'functions-use-the-version',
    [
      /, so nothing of that is deleted\./,
      /it cannot be added to a function again/,
      /set "force: true" to delete without that check/,
      /Functions may use /,
      /Kept, as functions use it/,
    ],
  ],

  // Inputs
  ['an-input-contains-a-secret', [/contains a secret of this job/]],
  ['nothing-lies-where-the-path-points', [/there is no such (file|directory)/, /leads out of the workspace/]],
  [
    'a-file-cannot-be-written-there',
    [/a part of it is a link/, /Git or GitHub acts on files in /, /inside a Git repository's own data/],
  ],
  [
    'no-region-is-given',
    [/neither it nor AWS_REGION names a Region/, /AWS_REGION is .+ which is not a Region/],
  ],
  ['an-account-id-has-lost-its-zeros', [/so that YAML keeps its leading zeros/]],
  ['the-layer-would-be-public', [/"principals" has "\*"/]],
  ['regions-of-several-partitions', [/Regions of several partitions/, /is a role of the partition/]],
  [
    'two-inputs-contradict-each-other',
    [
      / are both given, but /,
      / is given, but (not )?"/,
      /is given, but AWS_ACCESS_KEY_ID is set too/,
      /knows no groups of optional dependencies/,
    ],
  ],
  [
    'a-pattern-fits-nothing-or-too-much',
    [
      /in the place of a file of an installed package/,
      /and no file in "source" fits/,
      /^Input "exclude" has .+ which leaves nothing out/,
    ],
  ],
  [
    'a-file-cannot-be-written',
    [
      /name the same file, or one inside/,
      /^Input "[^"]+" cannot be written/,
      /may not write to its folder/,
      /Give (each format a line|it another name|each a file) of its own|Give it another name/,
      /Name (a file|another path)/,
      /Nothing is exported, as a Region failed/,
    ],
  ],

  // Sizes and places: what they advise would be taken for other troubles below
  [
    'the-layer-is-too-large',
    [
      /and Lambda takes at most .+ unzipped/,
      /and a zip holds at most /,
      /^The largest packages are: /,
      /^Usually left out: /,
    ],
  ],
  [
    'native-code-does-not-load',
    [
      /has native code that does not load on/,
      /declares that it runs on every platform, but/,
      /so that nobody can tell where it loads/,
      /^Lambda has glibc: take the build for that/,
      /take a build for that, such as manylinux/,
      /^Build for /,
      /^Install for Python /,
      /^Python imports files of its own platform only/,
      /the layer has native code inside, which runs on one of them only/i,
      /what it installed is not for /,
      /do not run on /,
      /What looks like the part for /,
    ],
  ],
  [
    'the-target-was-not-declared',
    [/Declare the runtimes of the functions that use it/, /It cannot be told which Python the layer is for/],
  ],

  // Package managers: what one of them said comes before that it failed
  [
    'a-package-does-not-run-on-this-runner',
    [
      /says that it does not run on this runner/,
      /A package does not run on this runner/,
      /would make a layer for this runner, and it is meant for /,
      /installs for the runner's own architecture only/,
      /Bundler builds for the runner's own architecture only/,
      /could be built from source only for this runner/,
    ],
  ],
  ['there-is-no-wheel', [/There is no wheel (for|of) /]],
  [
    'the-code-is-for-another-version-of-the-language',
    [
      /the Java that it was compiled for is newer/,
      /is compiled for the Ruby .+ of this runner/,
      /does not run with Ruby .+ which "compatible-runtimes" has/,
      /is for Python .+, and the layer is for Python /,
    ],
  ],
  [
    'a-program-is-missing-or-another-version-is-needed',
    [
      /Add a step with /,
      /is not installed on this runner/,
      /use a runner that has (Maven|it)/i,
      /pip could not install it/,
      /does not say which version it is/,
      / is too old: this action needs /,
      /(Set up that one|Set that up) before this step/,
      /but this runner has Yarn /,
      /^Name the version that you use in "packageManager"/,
      /This Gradle is too old for the Java/,
      /Gemfile\.lock needs a newer Bundler/,
      /The Gemfile asks for another Ruby/,
    ],
  ],
  [
    'a-lock-file-is-needed',
    [
      /has no lock file/,
      /There is no lock file/,
      /which this action does not read: it is a lock file of /,
      / is not read: the manifest alone decides what is installed/,
      /Give every dependency in pom\.xml an exact version/,
      /No exact version, and no lock file/,
      /^Let ".+" write .+, and commit it\.$/,
      /^List what the layer needs in requirements\.in/,
      /^(?:List .+, run|Run) ".+", and commit \S+\.$/,
      /^Rename gems\.rb to Gemfile/,
    ],
  ],
  [
    'the-lock-file-does-not-fit',
    [
      /does not fit (package\.json|pyproject\.toml|Pipfile|the Gemfile|the build)/i,
      /The settings of pnpm are not those that the lock file was made with/,
      /yarn\.lock (has a line that Yarn does not write|cannot be read)/,
      /The lock file is not one of this version of pnpm/,
      /yarn\.lock does not have what members of the workspace ask for/,
      /gradle\.lockfile says nothing of /,
      /did not keep to gradle\.lockfile/,
      /but chose what Gemfile\.lock does not name/,
      /Settings of Bundler that change what is installed/,
      /Profiles of pom\.xml that only settings\.xml activates/,
      /Gemfile\.lock does not have this runner's platform/,
      / is for the environments .+, and the layer is for /,
      / for Python .+, and the layer is for Python .+ Lock again, or change/,
      /It could not export its lock file|cannot export this lock file/,
    ],
  ],
  [
    'the-registry-refuses-or-does-not-have-it',
    [
      /(asks for|refuses) (the |these )?credentials/i,
      /requires (credentials|some)\b/,
      /refuses access/,
      /refuses where a package comes from/,
      /does not fetch from an address that/,
      /(package|dependency|gem|parent POM) (was|does) not (found|exist)/i,
      /A registry does not have a package/,
      /The index has no (package|version) /,
    ],
  ],
  [
    'a-registry-cannot-be-reached',
    [
      /(An index|A repository|A source) could not be reached/,
      /The certificate of an? (index|repository|source) or proxy was not accepted/,
    ],
  ],
  [
    'it-is-not-what-the-hashes-name',
    [
      /A package is not the one that /,
      /An artifact is not the one that /,
      /has another checksum than Gemfile\.lock says/,
      /then all (requirements )?must have one/,
      /come from an address without a hash/,
      /^uv\.lock has no hash for /,
      /have a hash for .+, which is a folder/,
      /(Dependencies|Gems) come from git/,
    ],
  ],
  [
    'requirements-exclude-each-other',
    [
      /No set of versions satisfies all requirements/,
      /Peer dependencies contradict each other/,
      /depends on itself in several versions/,
    ],
  ],
  [
    'code-of-a-package-would-have-to-run',
    [
      /cannot work without (its install script|the native extension)/,
      /Install scripts were not run/,
      /Input "install-scripts" names /,
      /An install script of .+ failed/,
      /The script ".+" of .+ failed/,
      /did not run the install scripts of/,
      /ran, but there is still no binary/,
      /has no file .+, which its package\.json names/,
      /Build the local package in a step before this one/,
      /the script that builds it does not run/,
      /Packages from git are blocked here/,
      /These packages come from git/,
      /A package comes from git, and Yarn would run its scripts/,
      /Yarn would run a file of the checkout to create/,
      /has another name in its own specification/,
      /has an extension to compile/,
      /comes from git, and Bundler runs the gemspecs/,
      /cannot be installed without running its code/,
      /poetry would run the code of/,
      /wants .+ built from source, and/,
      /A native extension did not compile/,
    ],
  ],
  [
    'what-is-needed-lies-outside-of-the-checkout',
    [/(outside of|not in) the checkout/, /which can change at any time\. Commit that file/],
  ],
  [
    'it-is-not-known-how-to-build',
    [
      /has neither a manifest/,
      /^Input "source" has no /,
      /cannot be told which of them makes the layer/,
      /has neither a requirements\.txt nor a pyproject\.toml/,
      /There is no (pyproject\.toml|Pipfile) in "source"/,
      /has no table \[project\]/,
      /has its "dependencies" as "dynamic"/,
      /Gradle finds no configuration /,
      /It does not know the project in "source"/,
      /There is no package manager /,
    ],
  ],
  [
    'the-layer-would-be-empty',
    [
      /the layer would be empty/i,
      /The layer is empty/,
      /^Point "source" at the (package|workspace member) that does/,
    ],
  ],
  [
    'a-file-exceeds-a-limit',
    [
      /exceeds a limit of this action/,
      /is a device or a pipe, which has no end/,
      /^Not made reproducible, because /,
      /^The Java version of some classes was not checked/,
    ],
  ],
  [
    'a-manifest-cannot-be-read',
    [
      / cannot be read: .+ Correct it\./,
      /is not a JSON object\. Correct it/,
      /The requirements file .+ cannot be read/,
      /The requirements of "source" have /,
      /Input "extras" has /,
      /cannot be installed together: "conflicts" in \[tool\.uv\]/,
      /asks for its own extra /,
      /Correct its "include-group"/,
      / cannot be read: .+ Lock again/,
      /^The jar .+ cannot be read/,
    ],
  ],
  [
    'the-package-manager-reported-success',
    [
      /reported success, but /,
      /Packages depend on what was not installed/,
      /Not in the layer, (as a class path takes only jars|because its scope is "system")/,
      /The dependencies of "source" cannot be listed/,
      /what pom\.xml says of maven-dependency-plugin/,
      /Two dependencies have a file /,
      /pipenv could not say what its lock file has/,
    ],
  ],
  ['the-build-took-too-long', [/longer than input "build-timeout-minutes" allows/]],
  ['the-archive-was-changed', [/The archive was changed after the action checked it/]],
  ['a-command-left-processes-running', [/ left processes running/]],
  ['a-command-of-yours-failed', [/Input "[^"]+" ended with exit code/]],
  [
    'a-program-failed',
    [
      /A module that "source" depends on does not compile/,
      / ended with exit code /,
      /^The log above has all that it printed/,
      /The package in .+ could not be built/,
      /could not be run: /,
    ],
  ],

  // What is in the layer
  [
    'it-lies-where-lambda-does-not-look',
    [
      /where Lambda does not look for it/,
      /^(Move|Name) (it|what is in it) /,
      /is found by its full path only/,
      /^It is a virtual environment/,
      /they were not installed/,
      /is for another version than any that /,
      /is for a version that no runtime in /,
      /functions of that version find nothing/,
      /which no runtime of "compatible-runtimes"/,
      /^Point "source" at that folder/,
      /^Zip what is in that folder/,
      /^Install them before the zip is made/,
    ],
  ],
  [
    'something-must-not-be-in-the-layer',
    [
      /at the root of the layer\. |holds only what the layer shall have|carr(y|ies) secrets|by its name or as a private key|Whoever may use the layer can read/,
    ],
  ],
  [
    'a-file-does-not-belong-in-a-layer',
    [
      /^Input "exclude" leaves out/,
      /^Leave .+ out of the zip/,
      /has a control character or a backslash|names that differ only by case/,
      /is not valid UTF-8/,
      /is neither a file, a directory nor a symbolic link/,
      /^The symbolic link |leads nowhere/,
      /leaves the (tree|layer)/,
      /cannot be read(\. | \()|Make it readable/,
    ],
  ],
  [
    'the-zip-is-damaged-or-odd',
    [/^Input "archive"(?! is ")/, /more faults like these/, / is no path\. Leave it out/, /^The layer's zip/],
  ],

  // What any reason can stand in
  ['the-role-does-not-let-this-job-in', [/could not be assumed\./]],
  ['aws-does-not-accept-the-credentials', [/did not accept the credentials/]],
  ['the-parameter-cannot-be-set', [/could not be set to its ARN/, /still has its previous value/]],
  [
    'the-layer-stands-but-is-not-granted',
    [
      /The layer version's policy is full/,
      /Version \S+ stands/,
      /The policy (does not show|cannot be read back|of version .+ also has)/,
    ],
  ],
  [
    'a-version-could-not-be-deleted',
    [
      /could not be deleted/,
      /AWS still lists /,
      / is not deleted(\.|:) /,
      /the next run deletes it/,
      /Version .+ is left/,
    ],
  ],
  ['another-region-failed', [/as "on-failure" is "rollback"/, /keeps the permissions that it had/]],
  [
    'there-was-no-reply',
    [
      /There was no reply that can be read/,
      /The reply .*was empty, truncated, or about something else/,
      /The listing did not end/,
      /There was no answer within/,
      /The whole call took longer than/,
      /AWS answered with the status/,
    ],
  ],
  [
    'aws-refused',
    [
      /AWS said: /,
      /There is no way to reach this Region/,
      /AWS rejects the session policy/,
      /could not check the credentials/,
    ],
  ],
  [
    'there-is-no-comment',
    [
      /There is no comment on the pull request/,
      /GitHub (takes no more requests of this token|did not take it)/,
    ],
  ],
  [anythingElse, [/does not know how to deal with/, /What is known to stand is told; running again/]],
  [
    'an-input-is-not-allowed',
    [/^Inputs? "|must not be sent in the clear|sends calls to .+ instead of to AWS/],
  ],
]

/** Where the guide to the version that runs can be read; where GitHub does not say which one that is, its path. */
export function guideOf(env: Environment): string {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  if (!server || !repository || !ref) return guidePath
  return `${server}/${repository}/blob/${encodeURI(ref).replaceAll('#', '%23')}/${guidePath}`
}

/** The sections of a guide that say more on what went wrong, each once. */
export function sectionsOn(complaints: readonly string[], guide: string): string[] {
  return [...new Set(complaints.map((complaint) => sectionOn(complaint, guide)))]
}

/** Gives the Markdown that leads from a complaint to its section. */
export function linkFromComplaint(guide: string): (complaint: string) => string {
  return (complaint) => linkTo(sectionOn(complaint, guide))
}

/** Gives the Markdown that leads from a warning to its section; nothing where it has none. */
export function linkFromWarning(guide: string): (warning: string) => string {
  return (warning) => {
    const anchor = anchorOf(warning)
    return anchor === undefined ? '' : linkTo(`${guide}#${anchor}`)
  }
}

/** The anchor of the section that says more on a message. */
export function anchorOf(message: string): string | undefined {
  // What a program said itself can have the words of any section.
  const own = ends(message).replace(/( ended with exit code \d+): ".*?"\./g, '$1.')
  return troubles.find(([, says]) => says.some((pattern) => pattern.test(own)))?.[0]
}

/** Characters at both ends of a message that decide what it is about: it can name any number of things in between. */
const decisive = 2_000

function ends(message: string): string {
  if (message.length <= 2 * decisive) return message
  return `${message.slice(0, decisive)} … ${message.slice(-decisive)}`
}

function sectionOn(complaint: string, guide: string): string {
  return `${guide}#${anchorOf(complaint) ?? anythingElse}`
}

/** A path is no link: nothing tells what it would start from where a summary is shown. */
function linkTo(section: string): string {
  return section.startsWith(guidePath) ? ` More on this: \`${section}\`` : ` [More on this](${section})`
}
