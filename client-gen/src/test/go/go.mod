module example.com/roundtrip

go 1.23

require www.lalux.lu/assure/assure-client-go v0.0.0

replace www.lalux.lu/assure/assure-client-go => ../../../target/programs/go
