// Written by `npm run generate` from schemas.ts: change the rules there.
import type { WireSchema, WireSchemas } from './WireSchema.js';

/** What schemas refer to by `$ref`. */
export const DEFINITIONS: WireSchemas = {
  "__proto__": null,
  "ContactReference": {
    "__proto__": null,
    "type": "object",
    "properties": {
      "__proto__": null,
      "Type": { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 64, "wellFormed": true },
      "Value": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 4096, "wellFormed": true },
      "Status": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 64, "wellFormed": true },
      "Arn": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 256, "wellFormed": true },
      "StatusReason": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 100, "wellFormed": true }
    },
    "required": ["Type"],
    "additionalProperties": false
  },
  "SegmentAttributeValue": {
    "__proto__": null,
    "type": "object",
    "properties": {
      "__proto__": null,
      "ValueString": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 1024, "wellFormed": true },
      "ValueArn": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 1024, "wellFormed": true },
      "ValueInteger": { "__proto__": null, "type": "integer" },
      "ValueList": { "__proto__": null, "type": "array", "items": { "__proto__": null, "$ref": "SegmentAttributeValue" } },
      "ValueMap": {
        "__proto__": null,
        "type": "object",
        "propertyNames": {
          "__proto__": null,
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "wellFormed": true,
          "not": { "__proto__": null, "enum": ["__proto__"] }
        },
        "additionalProperties": { "__proto__": null, "$ref": "SegmentAttributeValue" }
      }
    },
    "additionalProperties": false
  },
  "ContactEndpoint": {
    "__proto__": null,
    "type": "object",
    "properties": {
      "__proto__": null,
      "Type": { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 64, "wellFormed": true },
      "Address": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 256, "wellFormed": true }
    },
    "additionalProperties": false
  }
};

/** `data` of the requests that carry some. */
export const REQUEST_DATA = {
  "__proto__": null,
  "App/Subscribe": {
    "__proto__": null,
    "type": "object",
    "properties": {
      "__proto__": null,
      "topics": {
        "__proto__": null,
        "minItems": 1,
        "maxItems": 4,
        "type": "array",
        "items": { "__proto__": null, "type": "string", "enum": ["Agent", "InboundCall", "OutboundCall", "Error"] }
      }
    },
    "required": ["topics"]
  },
  "App/Unsubscribe": {
    "__proto__": null,
    "type": "object",
    "properties": {
      "__proto__": null,
      "topics": {
        "__proto__": null,
        "minItems": 1,
        "maxItems": 4,
        "type": "array",
        "items": { "__proto__": null, "type": "string", "enum": ["Agent", "InboundCall", "OutboundCall", "Error"] }
      }
    },
    "required": ["topics"]
  },
  "OutboundCall/UpdateContactAttribute": {
    "__proto__": null,
    "anyOf": [{ "__proto__": null, "required": ["InitialContactId"] }, { "__proto__": null, "required": ["InitialContactID"] }],
    "type": "object",
    "properties": {
      "__proto__": null,
      "InitialContactId": { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 256, "units": true, "wellFormed": true },
      "InitialContactID": { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 256, "units": true, "wellFormed": true },
      "ContactAttributes": {
        "__proto__": null,
        "minProperties": 1,
        "maxBytes": 32768,
        "type": "object",
        "propertyNames": {
          "__proto__": null,
          "type": "string",
          "minLength": 1,
          "maxLength": 32767,
          "pattern": "^[A-Za-z0-9_-]+$",
          "units": true,
          "wellFormed": true,
          "not": { "__proto__": null, "enum": ["__proto__"] }
        },
        "additionalProperties": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 32767, "units": true, "wellFormed": true }
      }
    },
    "required": ["ContactAttributes"]
  },
  "Contact/GetContactAttributes": {
    "__proto__": null,
    "type": "object",
    "properties": {
      "__proto__": null,
      "InitialContactId": {
        "__proto__": null,
        "type": "string",
        "minLength": 1,
        "maxLength": 256,
        "units": true,
        "wellFormed": true,
        "not": { "__proto__": null, "enum": [".", ".."] }
      },
      "Names": { "__proto__": null, "maxItems": 32768, "type": "array", "items": { "__proto__": null, "type": "string" } }
    },
    "required": ["InitialContactId"]
  },
  "Contact/UpdateContact": {
    "__proto__": null,
    "anyOf": [
      { "__proto__": null, "required": ["Name"] },
      { "__proto__": null, "required": ["Description"] },
      { "__proto__": null, "required": ["References"] },
      { "__proto__": null, "required": ["SegmentAttributes"] },
      { "__proto__": null, "required": ["QueueInfo"] },
      { "__proto__": null, "required": ["UserInfo"] },
      { "__proto__": null, "required": ["CustomerEndpoint"] },
      { "__proto__": null, "required": ["SystemEndpoint"] }
    ],
    "maxDepth": 10,
    "maxValues": 10000,
    "type": "object",
    "properties": {
      "__proto__": null,
      "ContactId": {
        "__proto__": null,
        "type": "string",
        "minLength": 1,
        "maxLength": 256,
        "units": true,
        "wellFormed": true,
        "not": { "__proto__": null, "enum": [".", ".."] }
      },
      "Name": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 1024, "wellFormed": true },
      "Description": { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 4096, "wellFormed": true },
      "References": {
        "__proto__": null,
        "type": "object",
        "propertyNames": {
          "__proto__": null,
          "type": "string",
          "minLength": 1,
          "maxLength": 4096,
          "wellFormed": true,
          "not": { "__proto__": null, "enum": ["__proto__"] }
        },
        "additionalProperties": { "__proto__": null, "$ref": "ContactReference" }
      },
      "SegmentAttributes": {
        "__proto__": null,
        "type": "object",
        "propertyNames": {
          "__proto__": null,
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "wellFormed": true,
          "not": { "__proto__": null, "enum": ["__proto__"] }
        },
        "additionalProperties": { "__proto__": null, "$ref": "SegmentAttributeValue" }
      },
      "QueueInfo": {
        "__proto__": null,
        "type": "object",
        "properties": { "__proto__": null, "Id": { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 256, "wellFormed": true } },
        "additionalProperties": false
      },
      "UserInfo": {
        "__proto__": null,
        "type": "object",
        "properties": {
          "__proto__": null,
          "UserId": { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 256, "wellFormed": true }
        },
        "additionalProperties": false
      },
      "CustomerEndpoint": { "__proto__": null, "$ref": "ContactEndpoint" },
      "SystemEndpoint": { "__proto__": null, "$ref": "ContactEndpoint" }
    },
    "required": ["ContactId"]
  }
} as const satisfies WireSchemas;

/** A `requestId` that is a string. */
export const REQUEST_ID_TEXT = { "__proto__": null, "type": "string", "minLength": 1, "maxLength": 128, "units": true } as const satisfies WireSchema;

export const SOURCE = { "__proto__": null, "type": "string", "minLength": 0, "maxLength": 256, "units": true } as const satisfies WireSchema;
