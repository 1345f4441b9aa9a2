// The services' users of an evaluation's store: each may use the database of OpenChat and nothing else, and the records are
// read only, but for the indexes that they are searched by.
const openchat = db.getSiblingDB('openchat');
openchat.createRole({
    role: 'makeIndexes',
    privileges: [{ resource: { db: 'openchat', collection: '' }, actions: ['createCollection', 'createIndex'] }],
    roles: [],
});
openchat.createUser({ user: 'chat', pwd: process.env.MONGODB_CHAT_PASSWORD, roles: ['readWrite'] });
openchat.createUser({ user: 'agent', pwd: process.env.MONGODB_AGENT_PASSWORD, roles: ['readWrite'] });
openchat.createUser({ user: 'view', pwd: process.env.MONGODB_VIEW_PASSWORD, roles: ['read', 'makeIndexes'] });
