// Foreign libraries stand in the page as text. Each becomes a script when it is first needed, so that the first picture
// need not wait until they are read; the policy of the page knows the hash of their text.

const textOf = (name) => document.getElementById(`library-${name}`);

export const hasLibrary = (name) => Boolean(textOf(name));

export function library(name) {
  if (!(name in window)) {
    const code = document.createElement("script");
    code.textContent = textOf(name).textContent;
    document.head.append(code);
  }
  return window[name];
}
