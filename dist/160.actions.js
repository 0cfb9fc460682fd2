export const id = 160;
export const ids = [160];
export const modules = {

/***/ 27981:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ writable),
/* harmony export */   g: () => (/* binding */ existing)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75997);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13718);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18463);





/**
 * Returns a parser for the path of an existing file or directory in the workspace or in the temporary directory of the runner. The value
 * is the absolute path with all links resolved.
 */
function existing(kind) {
    return (given, surroundings) => {
        const path = (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(surroundings.workspace, given));
        if (path === undefined) {
            const why = `there is no such ${kind}${whyAbsent(given, kind, surroundings)}`;
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(why, 'the-path-does-not-exist');
        }
        if (!(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInRoots */ .JT)(surroundings, path))
            return { errors: [_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .outOfWorkspace */ .Tk] };
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        const fits = kind === 'file' ? found.isFile() : found.isDirectory();
        if (!fits)
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(`it is not a ${kind}`);
        return (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .canRead */ .Tt)(path)
            ? { value: path }
            : (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)('this job is not allowed to read it. Change the permissions of the file or folder');
    };
}
/** Returns the rest of the sentence: the workspace is empty, or a suggestion for a path that exists. */
function whyAbsent(given, kind, { workspace, temporary }) {
    if (namesIn(workspace).length === 0) {
        return kind === 'file'
            ? ', because the workspace is empty. Check out the repository, or download the artifact, before this step'
            : ', because the workspace is empty. Check out the repository before this step';
    }
    const parent = nearestExistingFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, given)));
    const missing = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(parent, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, given)).split('/')[0] ?? '';
    if (!(0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isInRoots */ .JT)({ workspace, temporary }, (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)(parent) ?? parent))
        return '';
    const near = (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(missing, namesIn(parent));
    const place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, parent);
    return near === '' || place.startsWith('..') || place === ''
        ? near
        : near.replace('mean ', `mean ${place}/`);
}
/** Returns the path itself if it exists, otherwise the nearest folder above it that exists. */
function nearestExistingFolder(path) {
    let nearest = path;
    // Recursion could exceed the call stack, because an input can have many path parts.
    while ((0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .realpathOf */ .zg)(nearest) === undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(nearest) !== nearest)
        nearest = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(nearest);
    return nearest;
}
function namesIn(directory) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
/** Parses the path of a file to write in the workspace or in the temporary directory of the runner. The value is the absolute path. */
const writable = (given, surroundings) => {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(surroundings.workspace, given);
    const why = /\/$/.test(given) ? _base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .namesDirectory */ .U_ : (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .whyNotWritable */ .Gn)(path, surroundings);
    return why === undefined ? { value: path } : { errors: [why] };
};


/***/ }),

/***/ 83236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Os: () => (/* binding */ finalVersionOf),
  Su: () => (/* binding */ grantTo),
  BZ: () => (/* binding */ permissionChanges),
  L0: () => (/* binding */ planEach),
  h3: () => (/* binding */ statementId),
  I$: () => (/* binding */ targetVersion)
});

// UNUSED EXPORTS: plan

// EXTERNAL MODULE: ./src/plan/compare.ts
var compare = __webpack_require__(68512);
;// CONCATENATED MODULE: ./src/plan/alignment.ts

/** Returns the version number that all Regions should have, or undefined if each Region gets its next one. */
function commonVersion(wanted, layers) {
    switch (wanted.numbering.kind) {
        case 'next':
            return undefined;
        case 'exact':
            return wanted.numbering.version;
        case 'aligned':
            return alignedVersion(layers);
    }
}
/**
 * The highest existing version number, if it is the wanted version wherever it exists. Otherwise the next number. A higher version of other
 * architectures is no reason for a new number, unless it has the number in a Region that lacks the wanted version.
 */
function alignedVersion(layers) {
    const all = layers.flatMap(({ wanted, observations }) => [...observations.values()].filter(isSeen).map((observed) => ({ wanted, observed })));
    const highest = Math.max(0, ...all.map(({ observed }) => headOfOwn(observed)));
    const canKeepHighest = all.every(({ wanted, observed }) => {
        const { candidate } = observed;
        return candidate?.version === highest
            ? (0,compare/* reasonToPublish */.Ts)(wanted, candidate) === undefined
            : headOf(observed) < highest;
    });
    return canKeepHighest && highest > 0
        ? highest
        : Math.max(0, ...all.map(({ observed }) => headOf(observed))) + 1;
}
/**
 * Returns the highest existing version number of a Region, including placeholder versions, or 0 if there is none. It is not known whether
 * higher versions were deleted.
 */
function headOf({ versions, candidate }) {
    // The candidate was read by its version number, and an outdated listing can lack it.
    return Math.max(0, candidate?.version ?? 0, ...versions.map(({ version }) => version));
}
/** Returns the highest existing version number that is not of other architectures, including placeholder versions, or 0. */
function headOfOwn(observed) {
    const others = observed.ofOtherArchitectures.map(({ version }) => version);
    return headOf({
        ...observed,
        versions: observed.versions.filter(({ version }) => !others.includes(version)),
    });
}
function isSeen(observed) {
    return observed.seen;
}

// EXTERNAL MODULE: ./src/plan/rejected.ts
var rejected = __webpack_require__(31905);
// EXTERNAL MODULE: ./src/plan/writes.ts
var writes = __webpack_require__(67491);
;// CONCATENATED MODULE: ./src/plan/all-or-nothing.ts



/**
 * Returns plans in which Regions are blocked if they must change together with a Region that cannot, of any of the layers: version numbers
 * are aligned, or the layers are wanted in all Regions or in none.
 */
function withoutPartialChange(layers) {
    const obstacle = firstOf(layers, obstacleToAlignment) ?? firstOf(layers, obstacleToRollback);
    return layers.map((layer) => (obstacle === undefined ? layer.planned : blockedBy(obstacle, layer)));
}
function firstOf(layers, obstacleTo) {
    return layers.map(({ wanted, planned }) => obstacleTo(wanted, planned)).find((one) => one !== undefined);
}
function blockedBy(obstacle, { wanted, observations, planned }) {
    const isAligned = wanted.numbering.kind === 'aligned';
    return new Map([...planned].map(([region, one]) => {
        const observed = observations.get(region);
        const isBlocked = 'target' in one && observed?.seen && (isAligned || (0,writes/* writes */.D)(one));
        return [region, isBlocked ? blocked(obstacle, wanted, observed) : one];
    }));
}
/** A Region that could not be read can have a higher version number than the others. */
function obstacleToAlignment({ numbering }, planned) {
    if (numbering.kind !== 'aligned')
        return undefined;
    const [unread] = unreadIn(planned);
    if (!unread)
        return undefined;
    const { region, reason } = unread;
    const text = `Nothing was changed in this Region, because "align-versions" requires the versions of all Regions, and ${region} ` +
        `could not be read. ${reason.text} ${ifDown}`;
    return { text, topic: reason.isVague ? 'the-version-number-is-not-available' : reason.topic };
}
/** A version that is published would be deleted again, because the other Region cannot get one. */
function obstacleToRollback({ inAllRegions }, planned) {
    if (!inAllRegions)
        return undefined;
    const because = 'Nothing was changed in this Region, because "on-failure" is "rollback", and';
    const [unread] = unreadIn(planned);
    if (unread) {
        const { region, reason } = unread;
        const text = `${because} ${region} could not be read. ${reason.text} ${ifDown}`;
        return { text, topic: reason.isVague ? 'another-region-failed' : reason.topic };
    }
    for (const [region, one] of planned) {
        if (!('blocked' in one))
            continue;
        const { text, topic } = one.blocked;
        return { text: `${because} ${region} cannot get the version. ${text}`, topic };
    }
    return undefined;
}
const ifDown = 'If that Region is down, add it to "optional-regions".';
function unreadIn(planned) {
    return [...planned].flatMap(([region, one]) => 'unobserved' in one ? [{ region, reason: one.unobserved }] : []);
}
/** Even if the Region is blocked, the plan names an existing version with the wanted content and metadata. */
function blocked(reason, wanted, { candidate }) {
    if (!candidate || (0,compare/* differenceFrom */.mX)(wanted, candidate) !== undefined)
        return { blocked: reason };
    const { arn, version } = candidate;
    const less = (0,rejected/* declaredBy */.Ol)(candidate, wanted);
    return { blocked: reason, layerVersion: { arn, version, ...(less && { declared: less.declared }) } };
}

// EXTERNAL MODULE: ./src/plan/placeholder.ts
var placeholder = __webpack_require__(16910);
// EXTERNAL MODULE: ./src/plan/pruning.ts
var pruning = __webpack_require__(11568);
;// CONCATENATED MODULE: ./src/plan/plan.ts






/** The prefix of the statement ids of this action. */
const ownIdPrefix = 'layer-everywhere-';
/**
 * Returns the smallest number of writes that turn the current state of each Region into the wanted one. After these writes, a second plan
 * has no writes.
 */
function plan(wanted, observations) {
    return planEach([{ wanted, observations }])[0] ?? new Map();
}
/**
 * Returns the plan of each layer of a run. If version numbers are aligned, the layers get the same one. If the layers are wanted in all
 * Regions or in none, no layer changes without the others.
 */
function planEach(layers) {
    const eachAlone = layers.map((layer) => ({ ...layer, planned: withCatchUps(planLayer(layer, layers)) }));
    return withoutPartialChange(eachAlone);
}
function planLayer({ wanted, observations }, layers) {
    const target = commonVersion(wanted, layers);
    return new Map([...observations].map(([region, observed]) => [
        region,
        observed.seen ? planFor(wanted, observed, target) : withoutState(observed),
    ]));
}
function withoutState({ reason, denied, isTolerated }) {
    return isTolerated ? { missing: reason } : { unobserved: reason, ...(denied && { denied }) };
}
/** Adds to the reasons of a publish that other Regions have the content already, because this Region missed an earlier run. */
function withCatchUps(planned) {
    const isReused = [...planned.values()].some((one) => 'target' in one && one.target.do === 'reuse');
    if (!isReused)
        return planned;
    return new Map([...planned].map(([region, one]) => {
        if (!('target' in one) || one.target.do !== 'publish')
            return [region, one];
        const because = `${one.target.because}, and other Regions already have this content`;
        return [region, { ...one, target: { ...one.target, because } }];
    }));
}
const versionTopic = 'the-version-number-is-not-available';
/**
 * Returns the version number that all Regions will have, or undefined if the numbers differ or are not known. Optional Regions that are
 * skipped do not count.
 */
function targetVersion(plan) {
    const numbers = new Set([...plan.values()].filter((one) => !('missing' in one)).map(finalVersionOf));
    const [only] = numbers;
    return numbers.size === 1 ? only : undefined;
}
/** Returns the id of the statement that grants access to a principal. It is the same in every Region and version. */
function statementId(principal) {
    return `${ownIdPrefix}${principal === '*' ? 'everyone' : principal}`;
}
function planFor(wanted, observed, target) {
    const { candidate } = observed;
    const head = headOf(observed);
    const hasTargetVersion = candidate && (target === undefined || candidate.version === target);
    if (hasTargetVersion && !(0,compare/* reasonToPublish */.Ts)(wanted, candidate))
        return reuse(candidate, wanted, observed);
    const expected = target ?? head + 1;
    const obstacle = obstacleTo(expected, head, wanted, candidate);
    if (obstacle)
        return { blocked: obstacle };
    const because = (candidate && (0,compare/* reasonToPublish */.Ts)(wanted, candidate)) ?? reasonOf(candidate, expected, head);
    return publish({ do: 'publish', expected, because }, wanted, observed);
}
function obstacleTo(expected, head, wanted, candidate) {
    if (expected <= head) {
        const difference = candidate?.version === expected && (0,compare/* differenceFrom */.mX)(wanted, candidate);
        const text = difference
            ? `Version ${expected} already exists, with ${difference}. Set "version" to a number above ${head}.`
            : `The newest version is ${head}, and Lambda never uses a lower version number again. Set "version" to a number above ${head}.`;
        return { topic: versionTopic, text };
    }
    return (0,placeholder/* tooFar */.II)(head, expected);
}
function reasonOf(candidate, expected, head) {
    if (candidate)
        return `the existing version has the version number ${candidate.version}`;
    return head === 0 ? 'it is the first version here' : `version ${expected} does not exist yet`;
}
function publish(target, wanted, observed) {
    const { principals = [] } = wanted;
    const fill = target.expected - 1 - headOf(observed);
    const { prunes, notes } = (0,pruning/* pruning */.c)(target.expected, wanted, observed);
    return { target, fill, grants: principals.map(grantTo), revokes: [], prunes, notes };
}
function reuse(existing, wanted, observed) {
    const { arn, version } = existing;
    const { prunes, notes } = (0,pruning/* pruning */.c)(version, wanted, observed);
    const less = (0,rejected/* declaredBy */.Ol)(existing, wanted);
    const permissions = wanted.principals
        ? permissionChanges(wanted.principals, observed.statements, version)
        : { grants: [], revokes: [], notes: [] };
    return {
        target: { do: 'reuse', arn, version, ...(less && { declared: less.declared }) },
        fill: 0,
        ...permissions,
        prunes,
        prunesIfHigher: (0,pruning/* pruning */.c)(Infinity, wanted, observed).prunes,
        notes: [...permissions.notes, ...notes, ...(less ? [less.note] : [])],
    };
}
/** Returns the changes that a policy needs for the declared principals. Statements of others are kept, and listed in a note. */
function permissionChanges(principals, statements, version) {
    const isDeclared = ({ principal }) => principal !== undefined && principals.includes(principal);
    const isOwn = ({ id }) => id.startsWith(ownIdPrefix);
    const isCorrect = (one) => isDeclared(one) && one.id === statementId(one.principal ?? '');
    const revokes = statements.filter((one) => isOwn(one) && !isCorrect(one));
    const kept = statements.filter((one) => !revokes.includes(one));
    const missing = principals.filter((principal) => !kept.some((one) => one.principal === principal));
    const undeclared = kept.filter((one) => !isDeclared(one));
    return {
        grants: missing.map(grantTo),
        revokes,
        notes: undeclared.length === 0 ? [] : [noteOnUndeclared(undeclared, version)],
    };
}
function noteOnUndeclared(statements, version) {
    const names = statements.map(({ id, principal }) => `"${id}"${principal ? ` (${principal})` : ''}`);
    const text = `The resource policy of version ${version} has statements that this action did not create: ${names.join(', ')}. ` +
        'They are not in "principals", and the action does not change them.';
    return { topic: 'the-version-exists-but-is-not-granted', text };
}
/** Returns the permission for a principal to use a version. */
function grantTo(principal) {
    return { principal, statementId: statementId(principal) };
}
/** Returns the version number that a Region has after the run. Undefined if the Region is not planned. */
function finalVersionOf(planned) {
    if (!('target' in planned))
        return undefined;
    return planned.target.do === 'publish' ? planned.target.expected : planned.target.version;
}


/***/ }),

/***/ 11568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withoutUsed),
/* harmony export */   c: () => (/* binding */ pruning)
/* harmony export */ });
/* harmony import */ var _layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31487);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68512);
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16910);



/**
 * Returns the versions to delete when the version `current` exists: placeholder versions, leftovers of killed runs, and the oldest versions
 * that exceed the number to keep. Versions of other architectures are neither counted nor deleted.
 */
function pruning(current, wanted, observed) {
    const others = observed.ofOtherArchitectures.map(({ version }) => version);
    const older = observed.versions.filter(({ version }) => version < current && !others.includes(version));
    const leftovers = leftoversBelow(current, wanted, observed);
    const isLeftover = ({ version }) => leftovers.includes(version);
    const releases = older.filter((one) => !(0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB)(one) && !isLeftover(one));
    const { surplus, notes } = surplusOf(releases, wanted.retain, observed);
    return {
        prunes: [
            ...surplus.map(pruneAs('surplus')),
            ...(namesItsCommit(wanted) || wanted.retain !== undefined
                ? older.filter(isLeftover).map(pruneAs('leftover'))
                : []),
            ...older.filter(_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPlaceholderDescription */ .CB).map(pruneAs('filler')),
        ],
        notes,
    };
}
/** The default description contains the commit, so that versions with the same one are of the same commit. The user's one need not. */
function namesItsCommit({ isExplicit, description }) {
    return !isExplicit.description && description !== '';
}
/**
 * Returns the versions of a run that was killed before it reached the aligned version number. They are equal to the wanted version, and
 * nobody has permission to use them. If the layer is not shared, they cannot be distinguished from other versions.
 */
function leftoversBelow(current, wanted, observed) {
    const { candidate, statements, earlier, usage } = observed;
    if (wanted.numbering.kind !== 'aligned' || !wanted.principals?.length)
        return [];
    const existing = [
        ...(candidate ? [{ version: candidate, statements }] : []),
        ...earlier,
    ];
    return existing
        .filter(({ version, statements: granted }) => version.version < current &&
        !(usage.known && (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numbersInUse */ .$B)(usage.uses).has(version.version)) &&
        granted.length === 0 &&
        // The same commit published it, because the description names the commit.
        (0,_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .differenceFrom */ .mX)({ ...wanted, isExplicit: { ...wanted.isExplicit, description: true } }, version) ===
            undefined)
        .map(({ version }) => version.version);
}
function surplusOf(releases, retain, { usage }) {
    const surplus = retain === undefined
        ? []
        : releases.toSorted((one, other) => other.version - one.version).slice(retain - 1);
    if (surplus.length === 0)
        return { surplus, notes: [] };
    if (!usage.known) {
        const { topic, text } = usage.reason;
        return { surplus: [], notes: [{ topic, text: `No older version is deleted. ${text}` }] };
    }
    const numbers = surplus.map(({ version }) => version);
    const { unused, notes } = withoutUsed(numbers, usage.uses);
    return { surplus: surplus.filter(({ version }) => unused.includes(version)), notes };
}
/** Returns the version numbers that no function uses, and a note about the others. */
function withoutUsed(versions, uses) {
    const inUse = (0,_layer_version_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .numbersInUse */ .$B)(uses);
    const used = versions.filter((version) => inUse.has(version));
    return {
        unused: versions.filter((version) => !inUse.has(version)),
        notes: used.length === 0 ? [] : [keptFor(used)],
    };
}
function keptFor(used) {
    return {
        topic: 'functions-use-the-version',
        text: used.length === 1
            ? `Version ${used.join()} is kept, because functions use it.`
            : `Versions ${used.join(', ')} are kept, because functions use them.`,
    };
}
function pruneAs(because) {
    return ({ version }) => ({ version, because });
}


/***/ }),

/***/ 67491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ writes)
/* harmony export */ });
/** Returns whether the plan of a Region publishes a version or changes permissions. Deleting old versions does not count. */
function writes(planned) {
    if (!('target' in planned))
        return false;
    const { target, grants, revokes } = planned;
    return target.do === 'publish' || grants.length > 0 || revokes.length > 0;
}


/***/ })

};
