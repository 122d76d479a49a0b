import url from "url:~content/index.ts";

console.log(url, process.env.PLASMO_TAG, process.env.PLASMO_PUBLIC_X, process.env.NODE_ENV);
