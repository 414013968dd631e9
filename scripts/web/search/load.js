/* What a search loads: scripts, since a page that was opened from a folder may fetch no file. */

/**
 * What a script of the search brings.
 * @param {URL} base The address of the site.
 * @param {string} name Its name within the site, under which it puts what it brings.
 * @returns {Promise<any>}
 */
export const load = async (base, name) =>
  globalThis.__search?.[name] ||
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(name, base).href;
    script.onload = () => resolve(globalThis.__search?.[name]);
    script.onerror = () => reject(new Error(name));
    document.head.append(script);
  });
