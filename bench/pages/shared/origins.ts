/** One server under two names. A port distinguishes origins, not sites: `localhost` and `127.0.0.1` are two sites. */
export const hostOrigin = `http://localhost:${location.port}`;
export const appOrigin = `http://127.0.0.1:${location.port}`;
