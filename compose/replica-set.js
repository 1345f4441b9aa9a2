// Makes the store a replica set of one member, unless it is one, and waits until that is the primary.
const root = encodeURIComponent(process.env.STORE_ROOT_PASSWORD);
const admin = connect(`mongodb://root:${root}@store:27017/admin?directConnection=true`);
try {
    admin.runCommand({ replSetGetStatus: 1 }).ok || initiate();
} catch (e) {
    if (e.codeName !== 'NotYetInitialized') throw e;
    initiate();
}
for (let tries = 0; !admin.hello().isWritablePrimary; tries++) {
    if (tries === 60) throw new Error('no primary after a minute');
    sleep(1000);
}
print('the store is a replica set with a primary');

function initiate() {
    admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'store:27017' }] } });
}
