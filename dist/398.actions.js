export const id = 398;
export const ids = [398];
export const modules = {

/***/ 94426:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87752);

/**
 * Calls `find` until it returns a value, for as long as reads may lag behind a write. Returns undefined if it never does. `pauses` are
 * the milliseconds before each call.
 */
async function poll(find, { sleep }, pauses = _retry_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .retryPolicy */ .J.readsAfterWrite) {
    for (const pause of pauses) {
        await sleep(pause);
        const found = await find();
        if (found !== undefined)
            return found;
    }
    return undefined;
}


/***/ }),

/***/ 21398:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ssmIn: () => (/* binding */ ssmIn)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(34736);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(29662);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43748);
/* harmony import */ var _clients_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75575);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3776);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24975);
/* harmony import */ var _poll_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94426);
/* harmony import */ var _responses_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61198);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(87752);
/* harmony import */ var _send_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17529);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(79128);
/* harmony import */ var _timeouts_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3651);
/* harmony import */ var _traced_client_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(46434);













/** Parameter Store in one Region, by the AWS SDK, with retries. */
function ssmIn({ region, account }, keys, context) {
    const limits = (0,_timeouts_js__WEBPACK_IMPORTED_MODULE_10__/* .timeLimits */ .i)(context.deadlines).plain;
    const config = { ...(0,_clients_js__WEBPACK_IMPORTED_MODULE_1__/* .configOf */ .W)('ssm', region, context.clientSettings, limits), credentials: (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .providerOf */ .lc)(keys) };
    const { trace, patience } = context;
    const limit = (command) => patience.limit(command, limits.whole);
    const ssm = (0,_traced_client_js__WEBPACK_IMPORTED_MODULE_9__/* .traced */ .m)(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_11__/* .SSMClient */ .jBj(config), region, { trace, limit });
    const send = (0,_send_js__WEBPACK_IMPORTED_MODULE_7__/* .senderWith */ .w)(keys, context, (error) => (0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .WE)(error, remedies));
    const read = async (name) => {
        const response = await ssm.send(new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_11__/* .GetParameterCommand */ .lhy({ Name: name })).catch(unlessAbsent);
        return response && (0,_responses_js__WEBPACK_IMPORTED_MODULE_5__/* .parameterIn */ .Jp)(response, { name, region, account });
    };
    const found = (name) => send('GetParameter', () => read(name));
    const write = (name, value) => send('PutParameter', async () => {
        const command = new _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_11__/* .PutParameterCommand */ .ihh({ Name: name, Value: value, Type: 'String', Overwrite: true });
        (0,_responses_js__WEBPACK_IMPORTED_MODULE_5__/* .requireWritten */ .V$)(await ssm.send(command));
    });
    return {
        value: async (name) => {
            const parameter = await found(name);
            // PutParameter replaces a SecureString by a String, and the secret would be lost.
            if (parameter && parameter.type !== 'String')
                throw new _service_js__WEBPACK_IMPORTED_MODULE_8__/* .ServiceFailure */ .A(onParameter(otherType), { refused: true });
            return parameter?.value;
        },
        put: async (name, value, before) => {
            // The response does not contain the name of the parameter. A changed value counts, even if another run wrote it.
            const hasArrived = () => (0,_poll_js__WEBPACK_IMPORTED_MODULE_4__/* .poll */ .w)(async () => (await found(name))?.value !== before || undefined, { sleep: context.wait });
            for (let sent = 0; sent < _retry_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .retryPolicy */ .J.writes.PutParameter.mostSent; sent += 1) {
                await write(name, value);
                if (await hasArrived())
                    return;
            }
            throw new _service_js__WEBPACK_IMPORTED_MODULE_8__/* .ServiceFailure */ .A(onParameter(unchanged), { refused: false });
        },
    };
}
function onParameter(text) {
    return (0,_base_message_js__WEBPACK_IMPORTED_MODULE_12__/* .about */ .Cv)('the-parameter-cannot-be-set', text);
}
const unchanged = 'PutParameter succeeded, but the parameter still has its previous value.';
const otherType = 'The parameter exists, but its type is not String. Delete it, or use another name in "ssm-parameter".';
const remedies = [
    {
        matches: /^AccessDenied/,
        topic: 'the-parameter-cannot-be-set',
        text: 'Access denied: the credentials need ssm:GetParameter and ssm:PutParameter on the parameter. Add both to the policy of the role or user.',
    },
    {
        matches: /^(HierarchyTypeMismatch|ParameterTypeMismatch)/,
        topic: 'the-parameter-cannot-be-set',
        text: otherType,
    },
    {
        matches: /^ParameterLimitExceeded/,
        topic: 'the-parameter-cannot-be-set',
        text: 'The Region has reached its limit of parameters. Delete some of them, and re-run the job.',
    },
];
function unlessAbsent(error) {
    if (!(error instanceof _aws_sdk_client_ssm__WEBPACK_IMPORTED_MODULE_11__/* .ParameterNotFound */ .TU5 && (0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cameFromAws */ .yw)(error)))
        throw error;
}


/***/ })

};
