import 'reflect-metadata';

/**
 * What a text property of a request may hold beside the characters of one line: without a decorator no
 * control characters at all.
 */
export type TextRule = 'one line' | 'several lines' | 'as typed';

const key = 'smarketing:text-rule';

/** A text in which lines and tabs make sense: a reason, a note. */
export function SeveralLines(): PropertyDecorator {
  return rule('several lines');
}

/** A text that its reader tidies first and judges then: that reader refuses control characters. */
export function AsTyped(): PropertyDecorator {
  return rule('as typed');
}

function rule(value: TextRule): PropertyDecorator {
  return (target, property) => Reflect.defineMetadata(key, value, target, property);
}

export function textRuleOf(prototype: object, property: string): TextRule {
  return (Reflect.getMetadata(key, prototype, property) as TextRule | undefined) ?? 'one line';
}

const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlBesideLines = /[^\P{Cc}\n\r\t]/u;

/** Why a text cannot be taken, if so. */
export function faultOfText(text: string, rule: TextRule): string | undefined {
  if (!text.isWellFormed()) return 'holds half of a surrogate pair';
  if (rule === 'one line' && control.test(text)) {
    return 'must be one line without control characters';
  }
  if (rule === 'several lines' && controlBesideLines.test(text)) {
    return 'must hold no control characters but line breaks and tabs';
  }
  return undefined;
}
