module example.com/reglement

go 1.23

require www.lalux.lu/assure/assure-client-go v0.0.0

// The client of this archive: nothing is published under that name.
replace www.lalux.lu/assure/assure-client-go => ..
