var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// test/support/workbench-page.ts
var import_node_fs2 = require("node:fs");
var import_promises = require("node:fs/promises");
var import_node_http = require("node:http");
var import_node_path2 = require("node:path");

// node_modules/@borgar/fx/dist/index.js
var OPERATOR = "operator";
var BOOLEAN = "bool";
var ERROR = "error";
var NUMBER = "number";
var FUNCTION = "func";
var NEWLINE = "newline";
var WHITESPACE = "whitespace";
var STRING = "string";
var CONTEXT_QUOTE = "context_quote";
var CONTEXT = "context";
var REF_RANGE = "range";
var REF_BEAM = "range_beam";
var REF_TERNARY = "range_ternary";
var REF_NAMED = "range_named";
var REF_STRUCT = "structured";
var REF_CELL = "cell";
var FX_PREFIX = "fx_prefix";
var UNKNOWN = "unknown";
var UNARY = "UnaryExpression";
var BINARY = "BinaryExpression";
var REFERENCE = "ReferenceIdentifier";
var LITERAL = "Literal";
var ERROR_LITERAL = "ErrorLiteral";
var CALL = "CallExpression";
var LAMBDA = "LambdaExpression";
var LET = "LetExpression";
var ARRAY = "ArrayExpression";
var IDENTIFIER = "Identifier";
var LET_DECL = "LetDeclarator";
var MAX_COLS = 2 ** 14 - 1;
var MAX_ROWS = 2 ** 20 - 1;
var OFFS = 32;
var ALLOWED = new Uint8Array(180 - OFFS);
var OK_NAME_0 = 1;
var OK_FUNC_0 = 2;
var OK_CNTX_0 = 4;
var OK_NAME_N = 8;
var OK_FUNC_N = 16;
var OK_CNTX_N = 32;
var OK_0 = OK_NAME_0 | OK_FUNC_0 | OK_CNTX_0;
var OK_N = OK_NAME_N | OK_FUNC_N | OK_CNTX_N;
var OK_HIGHCHAR = OK_NAME_0 | OK_NAME_N | OK_CNTX_0 | OK_CNTX_N;
for (let c = OFFS; c < 180; c++) {
  const char = String.fromCharCode(c);
  const n0 = /^[a-zA-Z_\\\u00a1-\uffff]$/.test(char);
  const f0 = /^[a-zA-Z_]$/.test(char);
  const nN = /^[a-zA-Z0-9_.\\?\u00a1-\uffff]$/.test(char);
  const fN = /^[a-zA-Z0-9_.]$/.test(char);
  const cX = /^[a-zA-Z0-9_.¡¤§¨ª\u00ad¯-\uffff]$/.test(char);
  const cN = cX;
  ALLOWED[c - OFFS] = (n0 ? OK_NAME_0 : 0) | (nN ? OK_NAME_N : 0) | (f0 ? OK_FUNC_0 : 0) | (fN ? OK_FUNC_N : 0) | (cX ? OK_CNTX_0 : 0) | (cN ? OK_CNTX_N : 0);
}
var fz = (...a) => Object.freeze(a);
var sectionMap = {
  // no terms
  0: fz(),
  // single term
  1: fz("headers"),
  2: fz("data"),
  4: fz("totals"),
  8: fz("all"),
  16: fz("this row"),
  // headers+data
  3: fz("headers", "data"),
  // totals+data
  6: fz("data", "totals")
};
function splitPrefix(str) {
  let inBrace = false;
  let currStr = "";
  const parts = [];
  const flush = () => {
    if (currStr) {
      parts.push({ value: currStr, braced: inBrace });
    }
    currStr = "";
  };
  for (let i = 0; i < str.length; i++) {
    const char = str[i];
    if (char === "[") {
      flush();
      inBrace = true;
    } else if (char === "]") {
      flush();
      inBrace = false;
    } else {
      currStr += char;
    }
  }
  flush();
  return parts;
}
function dedupe(s) {
  const idx = s.indexOf(":");
  if (idx === Math.trunc(s.length / 2) && s.slice(0, idx) === s.slice(idx + 1)) {
    return s.slice(0, idx);
  }
  return s;
}
function splitContextXls(contextString, fix3d = true) {
  const ctx = splitPrefix(contextString);
  if (ctx.length > 1) {
    return {
      workbookName: ctx[ctx.length - 2].value,
      sheetName: fix3d ? dedupe(ctx[ctx.length - 1].value) : ctx[ctx.length - 1].value
    };
  } else if (ctx.length === 1) {
    const item = ctx[0];
    const data = {};
    if (item.braced) {
      data.workbookName = item.value;
    } else {
      data.sheetName = fix3d ? dedupe(item.value) : item.value;
    }
    return data;
  }
  return {};
}
function splitContextCtx(contextString, fix3d = true) {
  const ctx = splitPrefix(contextString);
  return ctx.map((d, i) => {
    if (fix3d && i === ctx.length - 1) {
      return dedupe(d.value);
    }
    return d.value;
  });
}
var unquotePrefix = (d) => d.slice(1, -1).replace(/''/g, "'");
var pRangeOp = (t, data) => {
  const value = t?.value;
  if (value === ":" || value === ".:" || value === ":." || value === ".:.") {
    data.operator = value;
    return 1;
  }
};
var pRange = (t, data) => {
  if (t?.type === REF_RANGE) {
    data.r0 = t.value;
    return 1;
  }
};
var pPartial = (t, data) => {
  if (t?.type === REF_TERNARY) {
    data.r0 = t.value;
    return 1;
  }
};
var pRange2 = (t, data) => {
  if (t?.type === REF_RANGE) {
    data.r1 = t.value;
    return 1;
  }
};
var pBang = (t) => {
  if (t?.type === OPERATOR && t.value === "!") {
    return 1;
  }
};
var pColon = (t) => {
  if (t?.type === OPERATOR && t.value === ":") {
    return 1;
  }
};
var pBeam = (t, data) => {
  if (t?.type === REF_BEAM) {
    data.r0 = t.value;
    return 1;
  }
};
var pStrucured = (t, data) => {
  if (t.type === REF_STRUCT) {
    data.struct = t.value;
    return 1;
  }
};
var pContext = (t, data, xlsx, r1c1 = false) => {
  const type = t?.type;
  let isUnquoted = type === CONTEXT;
  let isUsable = isUnquoted || type === CONTEXT_QUOTE;
  if (r1c1 && type === REF_BEAM && !t.value.includes("[")) {
    isUsable = true;
    isUnquoted = true;
  }
  if (isUsable) {
    const prefix2 = isUnquoted ? t.value : unquotePrefix(t.value);
    if (xlsx) {
      Object.assign(data, splitContextXls(prefix2));
    } else {
      data.context = splitContextCtx(prefix2);
    }
    return 1;
  }
};
var pContextNames = (t, data, xlsx) => {
  const type = t?.type;
  if (type === CONTEXT) {
    if (xlsx) {
      Object.assign(data, splitContextXls(t.value, false));
    } else {
      data.context = splitContextCtx(t.value, false);
    }
    return 1;
  } else if (type === CONTEXT_QUOTE && !xlsx) {
    const ctx = splitContextCtx(unquotePrefix(t.value), false);
    if (ctx.length === 1 || ctx.length > 1 && !ctx.at(-1).includes(":")) {
      data.context = ctx;
      return 1;
    }
  } else if (type === CONTEXT_QUOTE) {
    const ctx = splitPrefix(unquotePrefix(t.value));
    if (ctx.length === 1) {
      const item = ctx[0];
      if (item.braced) {
        data.workbookName = item.value;
        return 1;
      } else if (!item.value.includes(":")) {
        data.sheetName = item.value;
        return 1;
      }
    } else if (ctx.length > 1) {
      data.workbookName = ctx.at(-2).value;
      const sn = ctx.at(-1).value;
      if (!sn.includes(":")) {
        data.sheetName = sn;
        return 1;
      }
    }
  }
};
var pExtendedContext = (t, data, xlsx) => {
  const type = t?.type;
  if (type === CONTEXT) {
    const value = t.value;
    if (xlsx) {
      const d = splitContextXls(value);
      if (d.sheetName && !d.workbookName) {
        if (d.sheetName !== data.sheetName) {
          data.sheetName += ":" + d.sheetName;
        }
        return 1;
      }
    } else {
      const ctx = splitContextCtx(value);
      if (ctx?.length === 1) {
        const newScope = ctx[0];
        if (newScope !== data.context.at(-1)) {
          const scope = data.context.pop();
          data.context.push(scope + ":" + newScope);
        }
        return 1;
      }
    }
  }
};
var pNamed = (t, data) => {
  if (t?.type === REF_NAMED) {
    data.name = t.value;
    return 1;
  }
};
var validRuns = [
  [pPartial],
  [pRange, pRangeOp, pRange2],
  [pRange],
  [pBeam],
  [pContext, pBang, pPartial],
  [pContext, pBang, pRange, pRangeOp, pRange2],
  [pContext, pBang, pRange],
  [pContext, pBang, pBeam],
  // 3D ranges:
  [pContext, pColon, pExtendedContext, pBang, pPartial],
  [pContext, pColon, pExtendedContext, pBang, pRange, pRangeOp, pRange2],
  [pContext, pColon, pExtendedContext, pBang, pRange],
  [pContext, pColon, pExtendedContext, pBang, pBeam]
];
var validRunsNamed = validRuns.concat([
  [pNamed],
  [pContextNames, pBang, pNamed],
  [pStrucured],
  [pNamed, pStrucured],
  [pContextNames, pBang, pNamed, pStrucured]
]);
var END = "$";
var validRunsMerge = [
  // A1 | A1:B2 | A:B | 1:2 | A1:B
  [REF_CELL, ":", REF_CELL],
  [REF_CELL, ".:", REF_CELL],
  [REF_CELL, ":.", REF_CELL],
  [REF_CELL, ".:.", REF_CELL],
  [REF_RANGE],
  [REF_BEAM],
  [REF_TERNARY],
  // Sheet1!A1 | 'Sheet1'!A1 | 'Sheet1:Sheet2'!A1
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_CELL, ":", REF_CELL],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_CELL, ".:", REF_CELL],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_CELL, ":.", REF_CELL],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_CELL, ".:.", REF_CELL],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_CELL],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_RANGE],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_BEAM],
  [[CONTEXT, CONTEXT_QUOTE], "!", REF_TERNARY],
  // Sheet1:Sheet2!A1 | 'Sheet1':Sheet2!A1
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_CELL, ":", REF_CELL],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_CELL, ".:", REF_CELL],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_CELL, ":.", REF_CELL],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_CELL, ".:.", REF_CELL],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_CELL],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_RANGE],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_BEAM],
  [[REF_NAMED, CONTEXT, CONTEXT_QUOTE], ":", CONTEXT, "!", REF_TERNARY],
  // name | Sheet1!name | Book1.xlsx!name
  [REF_NAMED],
  [CONTEXT, "!", REF_NAMED],
  [CONTEXT_QUOTE, "!", REF_NAMED],
  // XXX: Context must not contain a :
  // [col] | table![col] | Sheet1!table[col] | 'Sheet1'!table[col]
  [REF_STRUCT],
  [REF_NAMED, REF_STRUCT],
  [CONTEXT, "!", REF_NAMED, REF_STRUCT],
  [CONTEXT_QUOTE, "!", REF_NAMED, REF_STRUCT]
  // XXX: Context must not contain a :
];
var refPartsTree = {};
function packList(f, node) {
  if (f.length) {
    const keys = Array.isArray(f[0]) ? f[0] : [f[0]];
    for (const key of keys) {
      if (!node[key]) {
        node[key] = {};
      }
      packList(f.slice(1), node[key]);
    }
  } else {
    node[END] = true;
  }
}
validRunsMerge.forEach((run) => packList(run.concat().reverse(), refPartsTree));
function isReference(token) {
  return !!token && (token.type === REF_RANGE || token.type === REF_BEAM || token.type === REF_TERNARY || token.type === REF_STRUCT || token.type === REF_NAMED);
}
function isLiteral(token) {
  return !!token && (token.type === BOOLEAN || token.type === ERROR || token.type === NUMBER || token.type === STRING);
}
function isError(token) {
  return !!token && token.type === ERROR;
}
function isWhitespace(token) {
  return !!token && (token.type === WHITESPACE || token.type === NEWLINE);
}
function isFunction(token) {
  return !!token && token.type === FUNCTION;
}
function isOperator(token) {
  return !!token && token.type === OPERATOR;
}
var END2 = "(END)";
var FUNCTION2 = "(FUNCTION)";
var WHITESPACE2 = "(WHITESPACE)";
var refFunctions = [
  "ANCHORARRAY",
  "CHOOSE",
  "DROP",
  "IF",
  "IFS",
  "INDEX",
  "INDIRECT",
  "LAMBDA",
  "LET",
  "OFFSET",
  "REDUCE",
  "SINGLE",
  "SWITCH",
  "TAKE",
  "TRIMRANGE",
  "XLOOKUP"
];
var symbolTable = {};
var currentNode;
var tokens;
var tokenIndex;
var permitArrayRanges = false;
var permitArrayCalls = false;
var looseRefCalls = false;
var isReferenceFunctionName = (fnName) => {
  return looseRefCalls || refFunctions.includes(fnName.toUpperCase());
};
var isReferenceToken = (token, allowOperators = false) => {
  const value = (token && token.value) + "";
  if (isReference(token)) {
    return true;
  }
  if (allowOperators && isOperator(token) && (value === ":" || value === "," || !value.trim())) {
    return true;
  }
  if (isFunction(token) && isReferenceFunctionName(value)) {
    return true;
  }
  if (isError(token) && value === "#REF!") {
    return true;
  }
  return false;
};
var isReferenceNode = (node) => {
  return !!node && (node.type === REFERENCE || (node.type === ERROR_LITERAL || node.type === ERROR) && node.value === "#REF!" || node.type === BINARY && (node.operator === ":" || node.operator === " " || node.operator === ",") || isReference(node) || node.type === CALL && isReferenceFunctionName(node.callee.name));
};
function halt(message, atIndex = null) {
  const err = new Error(message);
  err.source = tokens.map((d) => d.value).join("");
  err.sourceOffset = tokens.slice(0, atIndex ?? tokenIndex).reduce((a, d) => a + d.value.length, 0);
  throw err;
}
function refIsUpcoming(allowOperators = false) {
  let i = tokenIndex;
  let next;
  do {
    next = tokens[++i];
  } while (next && (isWhitespace(next) || isOperator(next) && next.value === "("));
  return isReferenceToken(next, allowOperators);
}
function advance(expectNext = null, leftNode = null) {
  if (expectNext && expectNext !== currentNode.id) {
    halt(`Expected ${expectNext} but got ${currentNode.id}`);
  }
  if (isWhitespace(tokens[tokenIndex])) {
    const haveRef = isReferenceNode(leftNode);
    const possibleWSOp = haveRef && refIsUpcoming(false);
    const nextIsCall = haveRef && tokens[tokenIndex + 1] && tokens[tokenIndex + 1].value === "(";
    if (!possibleWSOp && !nextIsCall) {
      while (isWhitespace(tokens[tokenIndex])) {
        tokenIndex++;
      }
    }
  }
  if (tokenIndex >= tokens.length) {
    currentNode = symbolTable[END2];
    return;
  }
  const token = tokens[tokenIndex];
  tokenIndex += 1;
  if (token.unterminated) {
    halt("Encountered an unterminated token");
  }
  let node;
  if (isOperator(token)) {
    node = symbolTable[token.value];
    if (!node) {
      halt(`Unknown operator ${token.value}`);
    }
  } else if (isWhitespace(token)) {
    node = symbolTable[WHITESPACE2];
  } else if (isLiteral(token)) {
    node = symbolTable[LITERAL];
  } else if (isReference(token)) {
    node = symbolTable[REFERENCE];
  } else if (isFunction(token)) {
    node = symbolTable[FUNCTION2];
  } else {
    halt(`Unexpected ${token.type} token: ${token.value}`);
  }
  currentNode = Object.create(node);
  currentNode.type = token.type;
  currentNode.value = token.value;
  if (token.loc) {
    currentNode.loc = [...token.loc];
  }
  return currentNode;
}
function expression(rbp) {
  let t = currentNode;
  advance(null, t);
  let left = t.nud();
  while (rbp < currentNode.lbp) {
    t = currentNode;
    advance(null, t);
    left = t.led(left);
  }
  return left;
}
var original_symbol = {
  // null denotation
  nud: () => halt("Invalid syntax"),
  // Undefined
  // left denotation
  led: () => halt("Missing operator")
};
function symbol(id, bp = 0) {
  let s = symbolTable[id];
  if (s) {
    if (bp >= s.lbp) {
      s.lbp = bp;
    }
  } else {
    s = { ...original_symbol };
    s.id = id;
    s.value = id;
    s.lbp = bp;
    symbolTable[id] = s;
  }
  return s;
}
function infix(id, bp, led) {
  const s = symbol(id, bp);
  s.led = led || function(left) {
    this.type = BINARY;
    this.operator = this.value;
    delete this.value;
    const right = expression(bp);
    this.arguments = [left, right];
    if (this.loc) {
      this.loc = [left.loc[0], right.loc[1]];
    }
    return this;
  };
  return s;
}
function postfix(id, led) {
  const s = symbol(id, 0);
  s.lbp = 70;
  s.led = led || function(left) {
    this.type = UNARY;
    this.operator = this.value;
    delete this.value;
    this.arguments = [left];
    if (this.loc) {
      this.loc[0] = left.loc[0];
    }
    return this;
  };
  return s;
}
function prefix(id, nud) {
  const s = symbol(id);
  s.nud = nud || function() {
    this.type = UNARY;
    this.operator = this.value;
    delete this.value;
    const subexpr = expression(70);
    this.arguments = [subexpr];
    if (this.loc) {
      this.loc[1] = subexpr.loc[1];
    }
    return this;
  };
  return s;
}
function rangeInfix(id, bp) {
  return infix(id, bp, function(left) {
    if (!isReferenceNode(left)) {
      halt(`Unexpected ${id} operator`);
    }
    const right = expression(bp);
    if (!isReferenceNode(right)) {
      halt(`Unexpected ${currentNode.type} following ${this.id}`);
    }
    this.type = BINARY;
    this.operator = this.value.trim() ? this.value : " ";
    delete this.value;
    this.arguments = [left, right];
    if (this.loc) {
      this.loc = [left.loc[0], right.loc[1]];
    }
    return this;
  });
}
symbol(END2);
rangeInfix(":", 80);
var comma = rangeInfix(",", 80);
rangeInfix(WHITESPACE2, 80);
var unionRefs = (enable) => {
  const currState = comma.lbp > 0;
  if (enable != null) {
    comma.lbp = enable ? 80 : 0;
  }
  return currState;
};
postfix("%");
postfix("#", function(left) {
  if (!isReferenceNode(left)) {
    halt("# expects a reference");
  }
  this.type = UNARY;
  this.operator = this.value;
  delete this.value;
  this.arguments = [left];
  return this;
});
prefix("+");
prefix("-");
prefix("@");
infix("^", 50);
infix("*", 40);
infix("/", 40);
infix("+", 30);
infix("-", 30);
infix("&", 20);
infix("=", 10);
infix("<", 10);
infix(">", 10);
infix("<=", 10);
infix(">=", 10);
infix("<>", 10);
symbol(LITERAL).nud = function() {
  const { type, value } = this;
  this.type = LITERAL;
  this.raw = value;
  if (type === NUMBER) {
    this.value = +value;
  } else if (type === BOOLEAN) {
    this.value = value.toUpperCase() === "TRUE";
  } else if (type === ERROR) {
    this.type = ERROR_LITERAL;
    this.value = value.toUpperCase();
  } else if (type === STRING) {
    this.value = value.slice(1, -1).replace(/""/g, '"');
  } else {
    throw new Error("Unsupported literal type: " + type);
  }
  return this;
};
symbol(REFERENCE).nud = function() {
  if (this.type === REF_NAMED) {
    this.kind = "name";
  } else if (this.type === REF_STRUCT) {
    this.kind = "table";
  } else if (this.type === REF_BEAM) {
    this.kind = "beam";
  } else {
    this.kind = "range";
  }
  this.type = REFERENCE;
  return this;
};
symbol(")");
prefix("(", function() {
  const prevState = unionRefs(true);
  const e = expression(0);
  advance(")", e);
  unionRefs(prevState);
  return e;
});
symbol(FUNCTION2).nud = function() {
  return this;
};
infix("(", 90, function(left) {
  let callee = {
    type: IDENTIFIER,
    name: left.value
  };
  if (left.id !== FUNCTION2) {
    if (left.type === LAMBDA || // Excel only allows calls to "names" and ref functions. Since we don't
    // differentiate between the two (this requires a table of function names)
    // we're overly permissive here:
    left.type === CALL || left.type === LET || left.type === REFERENCE || left.type === UNARY && left.value === "#" || // Because it's really SINGLE(...)()
    left.type === ERROR_LITERAL && left.value === "#REF!") {
      callee = left;
    } else {
      halt("Unexpected call", tokenIndex - 1);
    }
  }
  const lcFn = left.value.toLowerCase();
  if (lcFn === "lambda") {
    return parseLambda.call(this, left);
  }
  if (lcFn === "let") {
    return parseLet.call(this, left);
  }
  const args = [];
  let lastWasComma = false;
  if (currentNode.id !== ")") {
    const prevState = unionRefs(false);
    while (currentNode.id !== ")") {
      if (isWhitespace(currentNode)) {
        advance();
      }
      if (currentNode.id === ",") {
        args.push(null);
        lastWasComma = true;
        advance();
      } else {
        const arg = expression(0);
        args.push(arg);
        lastWasComma = false;
        if (currentNode.id === ",") {
          advance(",");
          lastWasComma = true;
        }
      }
    }
    unionRefs(prevState);
  }
  if (lastWasComma) {
    args.push(null);
  }
  const closeParen = currentNode;
  delete this.value;
  this.type = CALL;
  this.callee = callee;
  if (left.loc) {
    this.callee.loc = [...left.loc];
  }
  this.arguments = args;
  if (left.loc) {
    this.loc = [left.loc[0], closeParen.loc[1]];
  }
  advance(")", this);
  return this;
});
function parseLambda(left) {
  const args = [];
  const argNames = {};
  let body;
  let done = false;
  const prevState = unionRefs(false);
  if (currentNode.id !== ")") {
    while (!done) {
      if (isWhitespace(currentNode)) {
        advance();
      }
      const argTokenIndex = tokenIndex;
      const arg = expression(0);
      if (currentNode.id === ",") {
        if (arg.type === REFERENCE && arg.kind === "name") {
          const currName = arg.value.toLowerCase();
          if (currName in argNames) {
            halt("Duplicate name: " + arg.value);
          }
          argNames[currName] = 1;
          const a = { type: IDENTIFIER, name: arg.value };
          if (arg.loc) {
            a.loc = arg.loc;
          }
          args.push(a);
        } else {
          tokenIndex = argTokenIndex;
          halt("LAMBDA argument is not a name");
        }
        advance(",");
      } else {
        body = arg;
        done = true;
      }
    }
  }
  unionRefs(prevState);
  delete this.value;
  this.type = LAMBDA;
  this.params = args;
  this.body = body || null;
  if (left.loc) {
    this.loc = [left.loc[0], currentNode.loc[1]];
  }
  advance(")", this);
  return this;
}
function parseLet(left) {
  const args = [];
  const vals = [];
  const argNames = {};
  let body;
  let argCounter = 0;
  const addArgument = (arg, lastArg) => {
    if (body) {
      halt("Unexpected argument following calculation");
    }
    if (lastArg && argCounter >= 2) {
      body = arg;
    } else {
      const wantName = !(argCounter % 2);
      if (wantName) {
        if (arg && (arg.type === REFERENCE && arg.kind === "name")) {
          const currName = arg.value.toLowerCase();
          if (currName in argNames) {
            halt("Duplicate name: " + arg.value);
          }
          argNames[currName] = 1;
          args.push({ type: IDENTIFIER, name: arg.value, loc: arg.loc });
        } else if (argCounter >= 2) {
          body = arg;
        } else {
          halt("Argument is not a name");
        }
      } else {
        vals.push(arg);
      }
    }
    argCounter++;
  };
  const prevState = unionRefs(false);
  let lastWasComma = false;
  if (currentNode.id !== ")") {
    while (currentNode.id !== ")") {
      if (isWhitespace(currentNode)) {
        advance();
      }
      if (currentNode.id === ",") {
        addArgument(null);
        lastWasComma = true;
        advance();
      } else {
        const arg = expression(0);
        addArgument(arg, currentNode.id !== ",");
        lastWasComma = false;
        if (currentNode.id === ",") {
          advance(",");
          lastWasComma = true;
        }
      }
    }
    unionRefs(prevState);
  }
  if (lastWasComma) {
    addArgument(null, true);
  }
  if (body === void 0) {
    halt("Unexpected end of arguments");
  }
  unionRefs(prevState);
  delete this.value;
  this.type = LET;
  this.declarations = [];
  if (!args.length) {
    halt("Unexpected end of arguments");
  }
  for (let i = 0; i < args.length; i++) {
    const s = {
      type: LET_DECL,
      id: args[i],
      init: vals[i],
      loc: args[i].loc && [args[i].loc[0], vals[i].loc[1]]
    };
    this.declarations.push(s);
  }
  this.body = body;
  if (left.loc) {
    this.loc = [left.loc[0], currentNode.loc[1]];
  }
  advance(")", this);
  return this;
}
symbol("}");
symbol(";");
prefix("{", function() {
  if (currentNode.id === "}") {
    halt("Unexpected empty array");
  }
  let row = [];
  let done = false;
  const rows = [row];
  const prevState = unionRefs(false);
  while (!done) {
    if (isWhitespace(currentNode)) {
      advance();
    }
    if (isLiteral(currentNode)) {
      row.push(symbolTable[LITERAL].nud.call(currentNode));
      advance();
    } else if (permitArrayRanges && isReferenceNode(currentNode)) {
      row.push(symbolTable[REFERENCE].nud.call(currentNode));
      advance();
    } else if (permitArrayCalls && isFunction(currentNode)) {
      const arg = expression(0);
      row.push(arg);
    } else {
      halt(`Unexpected ${currentNode.type} in array: ${currentNode.value}`);
    }
    if (currentNode.id === ",") {
      advance(",");
    } else if (currentNode.id === ";") {
      advance(";");
      row = [];
      rows.push(row);
    } else {
      done = true;
    }
  }
  const closingBrace = currentNode;
  advance("}");
  unionRefs(prevState);
  this.type = ARRAY;
  this.elements = rows;
  if (this.loc) {
    this.loc[1] = closingBrace.loc[1];
  }
  delete this.value;
  return this;
});
var charFrom = String.fromCharCode;
function fromCol(columnString) {
  const x = columnString || "";
  const l = x.length;
  let n = 0;
  if (l > 2) {
    const c = x.charCodeAt(l - 3);
    const a = c > 95 ? 32 : 0;
    n += (1 + c - a - 65) * 676;
  }
  if (l > 1) {
    const c = x.charCodeAt(l - 2);
    const a = c > 95 ? 32 : 0;
    n += (1 + c - a - 65) * 26;
  }
  if (l) {
    const c = x.charCodeAt(l - 1);
    const a = c > 95 ? 32 : 0;
    n += c - a - 65;
  }
  return n;
}
var tokenTypes = Object.freeze({
  /** Unary or binary operator (`+`, `%`) */
  OPERATOR,
  /** Boolean literal (`TRUE`) */
  BOOLEAN,
  /** Error literal (`#VALUE!`) */
  ERROR,
  /** Number literal (`123.4`, `-1.5e+2`) */
  NUMBER,
  /** Function name (`SUM`) */
  FUNCTION,
  /** Newline character (`\n`) */
  NEWLINE,
  /** Whitespace character sequence (` `) */
  WHITESPACE,
  /** String literal (`"Lorem ipsum"`) */
  STRING,
  /** Reference context (`[Workbook.xlsx]Sheet1` or `Sheet1`) */
  CONTEXT,
  /** Quoted reference context (`'[My workbook.xlsx]Sheet1'` or `'Sheet1'`) */
  CONTEXT_QUOTE,
  /** A range identifier (`A1`) */
  REF_RANGE,
  /** A range "beam" identifier (`A:A` or `1:1`) */
  REF_BEAM,
  /** A ternary range identifier (`B2:B`) */
  REF_TERNARY,
  /** A name / named range identifier (`income`) */
  REF_NAMED,
  /** A structured reference identifier (`table[[Column1]:[Column2]]`) */
  REF_STRUCT,
  /** A leading equals sign at the start of a formula (`=`) */
  FX_PREFIX,
  /** Any unidentifiable range of characters. */
  UNKNOWN
});
var nodeTypes = Object.freeze({
  /** A unary operation (`10%`) */
  UNARY,
  /** A binary operation (`10+10`) */
  BINARY,
  /** A range identifier (`A1`) */
  REFERENCE,
  /** A literal (number, string, or boolean) (`123`, `"foo"`, `false`) */
  LITERAL,
  /** An error literal (`#VALUE!`) */
  ERROR: ERROR_LITERAL,
  /** A function call expression (`SUM(1,2)`) */
  CALL,
  /** An array expression (`{1,2;3,4}`) */
  ARRAY,
  /** A function name identifier (`SUM`) */
  IDENTIFIER,
  /** A LAMBDA expression (`LAMBDA(x,y,x*y)``) */
  LAMBDA,
  /** A LET expression (`LET(a,A1*10,b,SUM(F:F),a*b)`) */
  LET,
  /** A LET declaration (LET(`a,A1*10`...)*/
  LET_DECL
});

// workbench/grid/sheet-area.ts
var ROW_LIMIT = 1048576;
var COLUMN_LIMIT = 16384;

// workbench/grid/a1.ts
var SHEET = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/;
var CORNER = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
var COLUMN = /^\$?([A-Z]{1,3})$/i;
var ROW = /^\$?(\d{1,7})$/;
function parseAddress(address) {
  const qualified = SHEET.exec(address);
  const sheetName = qualified ? qualified[1]?.replaceAll("''", "'") ?? qualified[2] ?? null : null;
  const area = parseArea(qualified?.[3] ?? address);
  return area && { sheetName, area };
}
function parseArea(text) {
  const ends = text.split(":");
  if (ends.length > 2) return null;
  const from = ends[0] ?? "";
  const to = ends[1] ?? from;
  const corners = [CORNER.exec(from), CORNER.exec(to)];
  if (corners[0] && corners[1]) {
    return spanned(
      Number(corners[0][2]),
      fromCol(corners[0][1]),
      Number(corners[1][2]),
      fromCol(corners[1][1])
    );
  }
  if (ends.length !== 2) return null;
  const columns = [COLUMN.exec(from), COLUMN.exec(to)];
  if (columns[0] && columns[1])
    return spanned(1, fromCol(columns[0][1]), ROW_LIMIT, fromCol(columns[1][1]));
  const rows = [ROW.exec(from), ROW.exec(to)];
  if (rows[0] && rows[1]) return spanned(Number(rows[0][1]), 0, Number(rows[1][1]), COLUMN_LIMIT - 1);
  return null;
}
function spanned(row1, column1, row2, column2) {
  const top = Math.min(row1, row2) - 1;
  const left = Math.min(column1, column2);
  const bottom = Math.max(row1, row2);
  const right = Math.max(column1, column2) + 1;
  if (top < 0 || left < 0 || bottom > ROW_LIMIT || right > COLUMN_LIMIT) return null;
  return { row: top, column: left, rowCount: bottom - top, columnCount: right - left };
}

// test/support/browser.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_playwright_core = require("playwright-core");
var FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];
var COMMANDS = [
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "chromium",
  "chromium-browser"
];
function installedPaths() {
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Applications/Chromium.app/Contents/MacOS/Chromium"
    ];
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
      (name) => process.env[name] ?? []
    );
    return roots.flatMap((root) => [
      (0, import_node_path.join)(root, "Google/Chrome/Application/chrome.exe"),
      (0, import_node_path.join)(root, "Microsoft/Edge/Application/msedge.exe")
    ]);
  }
  const folders = (process.env["PATH"] ?? "").split(":").filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => (0, import_node_path.join)(folder, command)));
}
async function findBrowser() {
  const named = process.env["FULCRUM_BROWSER"];
  if (named) {
    if (!(0, import_node_fs.existsSync)(named)) throw new Error(`FULCRUM_BROWSER names ${named}, which does not exist.`);
    return { executablePath: named, args: FLAGS };
  }
  const installed = installedPaths().find((path) => (0, import_node_fs.existsSync)(path));
  if (installed) return { executablePath: installed, args: FLAGS };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No browser found: install Chrome, Edge or Chromium, or name one in FULCRUM_BROWSER.");
  }
  const { default: packaged } = await import("@sparticuz/chromium");
  return {
    executablePath: await packaged.executablePath(),
    args: [.../* @__PURE__ */ new Set([...packaged.args, ...FLAGS])]
  };
}
async function launchBrowser() {
  const { executablePath, args } = await findBrowser();
  return import_playwright_core.chromium.launch({ executablePath, args, headless: true });
}

// test/support/workbench-page.ts
var BUILD = (0, import_node_path2.resolve)(process.env["FULCRUM_WORKBENCH"] ?? "dist/workbench");
var TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
};
async function serve(folder) {
  if (!(0, import_node_fs2.existsSync)((0, import_node_path2.join)(folder, "index.html"))) {
    throw new Error(`The workbench is not built in ${folder}: run "npm run build:workbench" first.`);
  }
  const server = (0, import_node_http.createServer)((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = (0, import_node_path2.normalize)((0, import_node_path2.join)(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    const within = path.startsWith(folder);
    (0, import_promises.readFile)(within ? path : "").then(
      (content) => {
        response.writeHead(200, { "content-type": TYPES[(0, import_node_path2.extname)(path)] ?? "application/octet-stream" });
        response.end(content);
      },
      () => response.writeHead(404).end()
    );
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}
async function openWorkbench(prepare = async () => void 0) {
  const server = await serve(BUILD);
  let browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    server.close();
    throw error;
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  const url = `http://127.0.0.1:${server.address().port}`;
  const ready = async () => {
    await page.waitForFunction(() => document.documentElement.dataset["workbench"] === "ready", null, {
      timeout: 6e4
    });
    await whenCalculated();
  };
  const whenCalculated = () => page.evaluate(() => window.workbench.current.grid.whenCalculated());
  const area = async (address) => {
    const parsed = parseAddress(address);
    if (!parsed) throw new Error(`"${address}" is no address.`);
    const sheets = await page.evaluate(() => {
      const { grid } = window.workbench.current;
      return { active: grid.activeSheet(), all: grid.sheets().map(({ id, name }) => ({ id, name })) };
    });
    const sheet = parsed.sheetName === null ? sheets.active : sheets.all.find(({ name }) => name.toLowerCase() === parsed.sheetName.toLowerCase())?.id;
    if (sheet === void 0) throw new Error(`The workbook has no sheet "${parsed.sheetName}".`);
    return { sheet, ...parsed.area };
  };
  const readArea = async (address) => {
    await whenCalculated();
    return page.evaluate((at) => window.workbench.current.grid.values(at), await area(address));
  };
  await prepare(page);
  const began = Date.now();
  await page.goto(url);
  await ready();
  const startMilliseconds = Date.now() - began;
  return {
    page,
    context,
    url,
    problems,
    startMilliseconds,
    whenCalculated,
    readArea,
    reload: async () => {
      await page.reload();
      await ready();
    },
    pane: async () => {
      const frame = await (await page.waitForSelector("#pane iframe")).contentFrame();
      if (!frame) throw new Error("The task pane has no frame.");
      return frame;
    },
    openFile: async (name, content) => {
      await page.evaluate(() => document.documentElement.dataset["workbench"] = "asked");
      await page.setInputFiles("#file", { name, mimeType: TYPES[".xlsx"], buffer: Buffer.from(content) });
      await ready();
    },
    read: async (address) => (await readArea(address))[0][0],
    formula: async (address) => page.evaluate((at) => window.workbench.current.grid.formulas(at)[0][0], await area(address)),
    write: async (address, input) => {
      const at = await area(address);
      await page.evaluate(([place, value]) => window.workbench.current.grid.write(place, [[value]]), [
        at,
        input
      ]);
    },
    select: async (address) => page.evaluate((at) => window.workbench.current.grid.select(at), await area(address)),
    cellStatus: async () => await page.textContent("#cell-status") ?? "",
    save: async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
      return (0, import_promises.readFile)(await download.path());
    },
    close: async () => {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    }
  };
}

// ../../tmp/pa/look1.ts
async function main() {
  const w = await openWorkbench();
  const { page } = w;
  try {
    console.log("start ms", w.startMilliseconds);
    await page.click("#new");
    await page.waitForFunction(() => document.documentElement.dataset["workbench"] === "ready");
    await w.whenCalculated();
    const rows = [
      ["A1", "Warehouse automation"],
      ["A3", "Orders per year"],
      ["B3", 24e4],
      ["C3", "orders"],
      ["A4", "Minutes per order"],
      ["B4", 6.5],
      ["C4", "minutes"],
      ["A5", "Labour cost"],
      ["B5", 34],
      ["C5", "$/hour"],
      ["A6", "Capex"],
      ["B6", 0],
      ["C6", "$"],
      ["A7", "Error rate"],
      ["B7", 0.012],
      ["C7", "share"],
      ["A8", "Cost per error"],
      ["B8", 85],
      ["C8", "$"],
      ["A9", "Discount rate"],
      ["B9", 0.09],
      ["C9", "share"],
      ["A11", "Labour"],
      ["B11", "=B3*B4/60*B5"],
      ["C11", "$"],
      ["A12", "Errors"],
      ["B12", "=B3*B7*B8"],
      ["C12", "$"],
      ["A13", "Operating cost per year"],
      ["B13", "=B11+B12"],
      ["C13", "$"],
      ["A14", "Cost per order"],
      ["B14", "=B13/B3"],
      ["C14", "$/order"],
      ["A15", "Five-year cost, present value"],
      ["B15", "=B6+B13*(1-(1+B9)^-5)/B9"],
      ["C15", "$"],
      ["A16", "Perfect order rate"],
      ["B16", "=1-B7"],
      ["C16", "share"]
    ];
    for (const [a, v] of rows) await w.write("Sheet1!" + a, typeof v === "string" && v.startsWith("=") ? v : v);
    await w.whenCalculated();
    const pane = await w.pane();
    await pane.getByRole("tablist").first().waitFor();
    const setWidth = (px) => page.evaluate((p) => document.getElementById("pane").style.width = `${p}px`, px);
    await setWidth(320);
    await page.waitForTimeout(500);
    await page.locator("#pane").screenshot({ path: "/tmp/pa/start-320.png" });
    await pane.getByRole("button", { name: "Use my cells" }).click();
    await pane.getByRole("button", { name: "Find results" }).waitFor();
    const t = Date.now();
    await pane.getByRole("button", { name: "Find results" }).click();
    await pane.getByRole("region", { name: "Drivers" }).waitFor({ timeout: 3e4 });
    console.log("found in", Date.now() - t);
    await pane.getByRole("checkbox").first().click();
    await page.waitForTimeout(300);
    await page.locator("#pane").screenshot({ path: "/tmp/pa/cells-320.png" });
    await pane.getByRole("region", { name: "Drivers" }).scrollIntoViewIfNeeded();
    await pane.locator("[role=tabpanel]").first().evaluate((e) => e.scrollTo(0, 450));
    await page.waitForTimeout(200);
    await page.locator("#pane").screenshot({ path: "/tmp/pa/cells-320b.png" });
    await setWidth(450);
    await page.waitForTimeout(400);
    await page.screenshot({ path: "/tmp/pa/cells-450.png" });
    console.log(w.problems);
  } finally {
    await w.close();
  }
}
main().catch((e) => {
  console.error(e);
  process.exit(1);
});
