/** One server under two names. Ports make an origin but no site: `localhost` and `127.0.0.1` are two sites. */
export const hostOrigin = `http://localhost:${location.port}`;
export const appOrigin = `http://127.0.0.1:${location.port}`;
